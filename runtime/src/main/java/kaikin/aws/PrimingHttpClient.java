package kaikin.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kaikin.banlist.IpAddress;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.BanListKey;
import kaikin.contract.CommandComment;
import kaikin.contract.CommandServers;
import kaikin.contract.HistoryKey;
import kaikin.contract.WebhookEnvironment;
import kaikin.history.RecordedRequest;
import kaikin.history.RecordedRequest.Finding;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An HTTP client that reaches nobody and answers as AWS and Chatwork do when all goes well, so that a function can go
 * its whole way before the snapshot.
 *
 * @param token the webhook's, Base64
 * @param list where the one ban list lies
 * @param text of that list
 * @param comment of the one command, which has freed an address on the list's server
 */
public record PrimingHttpClient(String token, BanListKey list, String text, CommandComment comment)
        implements SdkHttpClient {
    private static final String SESSION = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\
            <AccessKeyId>rehearsal</AccessKeyId><SecretAccessKey>rehearsal</SecretAccessKey>\
            <SessionToken>rehearsal</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration>\
            </Credentials></AssumeRoleResult></AssumeRoleResponse>""";
    private static final String LISTED = """
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated>\
            <KeyCount>1</KeyCount><Contents><Key>%s</Key><LastModified>2100-01-01T00:00:00.000Z</LastModified>\
            <ETag>"rehearsal"</ETag><Size>%d</Size></Contents></ListBucketResult>""";

    private static final String HISTORY = new RecordedRequest(
                    Instant.EPOCH,
                    1,
                    true,
                    List.of(new Finding(
                            IpAddress.parse("192.0.2.1").orElseThrow(), Finding.Kind.STARTED, List.of("rehearsal"))))
            .toString();

    private static final String INVOCATIONS = """
            {"CommandInvocations":[{"CommandId":"rehearsal","InstanceId":"%s","Comment":"%s","Status":"Success",\
            "StatusDetails":"Success"}]}""";
    private static final String OUTPUT = """
            {"Status":"Success","StatusDetails":"Success","StandardOutputContent":"kaikin-release/1 address=192.0.2.1 \
            outcome=released freed=192.0.2.1 list=uploaded guards=nft-sets reason=none server=%s\\n"}""";

    /** Creates a client for a fleet where no command has been started before. */
    public PrimingHttpClient(String token, BanListKey list, String text) {
        this(token, list, text, new CommandComment(1, "1", 1, AnswerLanguage.JA));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var answer = answer(request.httpRequest()).getBytes(UTF_8);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(200)
                                .putHeader("Content-Length", Integer.toString(answer.length))
                                .putHeader("Last-Modified", "Fri, 01 Jan 2100 00:00:00 GMT")
                                .putHeader("ETag", "\"rehearsal\"")
                                .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                        .build();
            }

            @Override
            public void abort() {
                // There is nothing to abort.
            }
        };
    }

    private String answer(SdkHttpRequest request) {
        var host = request.host();
        if (host.startsWith("sqs.")) {
            return "{\"MessageId\":\"rehearsal\"}";
        } else if (host.startsWith("ssm.")) {
            return systemsManager(request.firstMatchingHeader("X-Amz-Target").orElse(""));
        } else if (host.startsWith("sts.")) {
            return SESSION;
        } else if (host.equals("api.chatwork.com")) {
            return "{\"message_id\":\"1\"}";
        } else if (request.method() == SdkHttpMethod.PUT) {
            return "";
        }
        return request.rawQueryParameters().containsKey("list-type")
                ? listed(request.firstMatchingRawQueryParameter("prefix").orElse(""))
                : object(request.encodedPath());
    }

    private String object(String path) {
        if (path.contains(CommandServers.PREFIX)) {
            return CommandServers.of(List.of(list)).toString();
        }
        return path.contains(HistoryKey.PREFIX) ? HISTORY : text;
    }

    private String listed(String prefix) {
        return prefix.startsWith(HistoryKey.PREFIX)
                ? LISTED.formatted(HistoryKey.request(comment.room(), comment.message()), HISTORY.length())
                : LISTED.formatted(list, text.length());
    }

    private String systemsManager(String target) {
        var operation = target.substring(target.indexOf('.') + 1);
        return switch (operation) {
            case "SendCommand" -> "{\"Command\":{\"CommandId\":\"rehearsal\"}}";
            case "ListCommandInvocations" -> INVOCATIONS.formatted(list.instance(), comment);
            case "GetCommandInvocation" -> OUTPUT.formatted(list.server());
            case "GetParameter" -> "{\"Parameter\":{\"Value\":\"rehearsal\"}}";
            default -> parameters();
        };
    }

    private String parameters() {
        var values = Map.of(
                WebhookEnvironment.WEBHOOK_TOKEN_PARAMETER, token, WebhookEnvironment.API_TOKEN_PARAMETER, "rehearsal");
        var parameters = values.entrySet().stream()
                .map(each -> "{\"Name\":\"%s\",\"Value\":\"%s\"}".formatted(each.getKey(), each.getValue()))
                .toList();
        return "{\"Parameters\":[" + String.join(",", parameters) + "]}";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
