package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import kaikin.sandbox.gateway.HttpCall.FormFields;
import org.junit.jupiter.api.Test;

class FormFieldsTest {
    @Test
    void decodesNamesAndValues() {
        var fields = FormFields.parse("Action=AssumeRole&a%20b=1%2B1+2&k=%E8%A7%A3&acl&&k=2=3");
        assertThat(fields.first("Action")).hasValue("AssumeRole");
        assertThat(fields.first("a b")).hasValue("1+1 2");
        assertThat(fields.fields().get("k")).isEqualTo(List.of("解", "2=3"));
        assertThat(fields.has("acl")).isTrue();
        assertThat(fields.first("none")).isEmpty();
    }

    @Test
    void findsNothingInNothing() {
        assertThat(FormFields.parse("").fields()).isEmpty();
    }

    @Test
    void readsKeyAndParametersOfACall() {
        var call = HttpCall.of("GET", URI.create("https://b.example/ban-lists//a%20b+%E8%A7%A3?list-type=2"));
        assertThat(call.path()).isEqualTo("/ban-lists//a b+解");
        assertThat(call.query().first("list-type")).hasValue("2");
    }
}
