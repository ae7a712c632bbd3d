package kaikin.policies.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import kaikin.policies.provider.DashboardSyntax.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardSyntaxTest {
    private static final String GOOD = """
            {"start": "-PT6H", "periodOverride": "inherit", "widgets": [
              {"type": "metric", "x": 0, "y": 0, "width": 12, "height": 6, "properties": {
                "metrics": [
                  ["AWS/EC2", "DiskReadBytes", "InstanceId", "i-123", {"id": "m1", "stat": "p99.9"}],
                  [".", ".", ".", "i-abc"],
                  [{"expression": "SUM(METRICS())", "label": "Sum", "id": "e3"}]],
                "period": 300, "stat": "Average", "region": "us-east-1", "view": "timeSeries"}},
              {"type": "alarm", "width": 24, "properties": {
                "title": "Alarms", "alarms": ["arn:aws:cloudwatch:us-east-1:111111111111:alarm:cpu"]}},
              {"type": "text", "properties": {"markdown": "Hello"}},
              {"type": "log", "properties": {"region": "us-east-1", "query": "SOURCE 'a' | filter b > 0"}}]}
            """;

    @Test
    void takesWhatThePageShows() {
        assertThat(DashboardSyntax.problems(GOOD)).isEmpty();
    }

    @Test
    void refusesAListOfMetricsInAList() {
        var body = GOOD.replace("[\".\", \".\", \".\", \"i-abc\"]", "[[\".\", \".\", \".\", \"i-abc\"]]");

        assertThat(DashboardSyntax.problems(body)).singleElement().satisfies(problem -> {
            assertThat(problem.dataPath()).isEqualTo("/widgets/0/properties/metrics/1");
            assertThat(problem.message()).startsWith("Field \"metrics\" has to be an array of array of strings");
        });
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"x\": 0, \"y\": 0, |\"x\": 0, |/widgets/0",
                "\"x\": 0,|\"x\": 13,|/widgets/0",
                "\"height\": 6|\"height\": 0|/widgets/0/height",
                "\"width\": 24|\"width\": \"24\"|/widgets/1/width",
                "\"type\": \"text\"|\"type\": \"picture\"|/widgets/2/type",
                "\"markdown\"|\"html\"|/widgets/2/properties",
                "\"region\": \"us-east-1\", \"view\"|\"view\"|/widgets/0/properties",
                "\"stat\": \"Average\"|\"stat\": \"Mean\"|/widgets/0/properties/stat",
                "\"period\": 300|\"period\": 61|/widgets/0/properties/period",
                "timeSeries|line|/widgets/0/properties/view",
                "\"period\": 300|\"periode\": 300|/widgets/0/properties/periode",
                "p99.9|p101|/widgets/0/properties/metrics/0/4/stat",
                "\"i-123\", |\"i-123\", \"A\", |/widgets/0/properties/metrics/0",
                "\"InstanceId\", \"i-123\"|\"InstanceId\", 123|/widgets/0/properties/metrics/0",
                "{\"expression\": \"SUM(METRICS())\", |{|/widgets/0/properties/metrics/2",
                "alarm:cpu|cpu|/widgets/1/properties/alarms/0",
                "\"widgets\"|\"widget\"|",
                "-PT6H|6 hours|/start"
            })
    void refusesWhatItDoesNotTake(String good, String bad, String path) {
        assertThat(GOOD).contains(good);

        assertThat(DashboardSyntax.problems(GOOD.replaceFirst(Pattern.quote(good), bad)))
                .extracting(Problem::dataPath)
                .contains(path == null ? "" : path);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThat(DashboardSyntax.problems("{")).hasSize(1);
        assertThat(DashboardSyntax.problems("[]")).hasSize(1);
    }
}
