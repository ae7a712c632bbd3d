package kaikin.aws.api;

/** What an answer says of its refusal: XML from S3 and STS, JSON from Systems Manager. */
record AwsError(String code, String message, String request) {
    static AwsError of(AwsAnswer answer) {
        return answer.text().startsWith("{") ? ofJson(answer) : ofXml(answer);
    }

    private static AwsError ofXml(AwsAnswer answer) {
        var xml = new XmlText(answer.text());
        var request = answer.header("x-amz-request-id");
        return new AwsError(
                xml.first("Code").orElse(""),
                xml.first("Message").orElse("no reason given"),
                request.isEmpty() ? answer.header("x-amzn-requestid") : request);
    }

    private static AwsError ofJson(AwsAnswer answer) {
        var json = Json.read(answer.text());
        var type = json.text("__type").orElse("");
        return new AwsError(
                type.substring(type.indexOf('#') + 1),
                json.text("message").or(() -> json.text("Message")).orElse("no reason given"),
                answer.header("x-amzn-requestid"));
    }
}
