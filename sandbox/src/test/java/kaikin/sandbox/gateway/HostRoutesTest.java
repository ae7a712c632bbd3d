package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRoutesTest {
    private static final HostRoutes ROUTES = HostRoutes.NONE
            .with("s3.ap-northeast-1.amazonaws.com", AwsProtocol.REST_XML, call -> ServiceResponse.empty(200))
            .with("*.s3.ap-northeast-1.amazonaws.com", AwsProtocol.REST_XML, call -> ServiceResponse.empty(201));

    @Test
    void findsAHostByNameOrByItsOneLabel() {
        assertThat(ROUTES.find("s3.ap-northeast-1.amazonaws.com")).isPresent();
        assertThat(ROUTES.find("bucket.s3.ap-northeast-1.amazonaws.com")).isPresent();
        assertThat(ROUTES.find("two.labels.s3.ap-northeast-1.amazonaws.com")).isEmpty();
        assertThat(ROUTES.find("s3.us-east-1.amazonaws.com")).isEmpty();
        assertThat(ROUTES.find("")).isEmpty();
    }

    @Test
    void leadsEveryHostToOneServiceWhereToldSo() {
        assertThat(HostRoutes.toAll(call -> ServiceResponse.empty(200)).find("anything"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "sts.ap-northeast-1.amazonaws.com, sts, AWS_QUERY",
        "ssm.ap-northeast-1.amazonaws.com, ssm, AWS_JSON",
        "events.ap-northeast-1.amazonaws.com, events, AWS_JSON",
        "s3.ap-northeast-1.amazonaws.com, s3, REST_XML",
        "b.with.dots.s3.ap-northeast-1.amazonaws.com, s3, REST_XML"
    })
    void readsServiceRegionAndProtocolOutOfAHost(String host, String service, AwsProtocol protocol) {
        var endpoint = Endpoint.of(host).orElseThrow();
        assertThat(endpoint).isEqualTo(new Endpoint(service, "ap-northeast-1"));
        assertThat(endpoint.protocol()).isEqualTo(protocol);
    }

    @ParameterizedTest
    @CsvSource({
        "api.chatwork.com",
        "amazonaws.com",
        "sts.amazonaws.com",
        "sts.ap-northeast-1.amazonaws.com.evil.example"
    })
    void readsNothingOutOfAnyOtherHost(String host) {
        assertThat(Endpoint.of(host)).isEmpty();
    }
}
