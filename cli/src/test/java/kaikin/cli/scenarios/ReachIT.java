package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import kaikin.contract.AccountId;
import kaikin.contract.BanListFormat;
import kaikin.sandbox.cloud.Instance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What root on one server of account B, and who has all of account B, reach with the AWS CLI and the credentials that
 * are there to be had: docs/iam.md has the whole of it.
 */
class ReachIT {
    private static final String ACCOUNT = "222222222222";
    private static final String SERVER = "arn:aws:iam::222222222222:role/kaikin-server";
    private static final String WRITER = "arn:aws:iam::111111111111:role/kaikin-writer-222222222222";
    private static final String BUCKET = "kaikin-ban-lists-111111111111-ap-northeast-1";
    private static final String NEIGHBOUR = "ban-lists/222222222222/i-0123456789abcdef0/web-9";

    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path directory;

    @BeforeAll
    static void open() throws Exception {
        stage = ScenarioSandbox.open();
        stage.sandbox().minute();
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    /** The writer role is the account's, not the server's. */
    @Test
    void aServerCanPutAListInThePlaceOfAnotherOfItsAccount() throws Exception {
        assertThat(s3(WRITER, "put-object", "--key", NEIGHBOUR, "--body", list("web-9")))
                .startsWith("0\n");

        assertThat(stage.ask("一覧")).contains("web-9");
        assertThat(stage.ask("203.0.113.99")).contains("203.0.113.99");
    }

    /** «Not banned» rests on what the servers say of themselves; a release asks each server that is named. */
    @Test
    void anAddressThatOnlyAForgedListHasIsSoughtOnAServerThatIsNotThereAndNowhereElse() throws Exception {
        s3(WRITER, "put-object", "--key", NEIGHBOUR, "--body", list("web-9"));
        var before = stage.audit().size();

        assertThat(stage.ask("198.51.100.77")).contains("198.51.100.77", "web-9", "作業失敗");

        assertThat(stage.audit().subList(before, stage.audit().size()))
                .filteredOn(entry -> entry.action().equals("ssm:SendCommand"))
                .isNotEmpty()
                .allMatch(entry -> entry.resource().contains(":" + ACCOUNT + ":"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ban-lists/111111111111/i-0123456789abcdef0/gitlab-1",
                "ban-lists/2222222222223/x",
                "ban-lists/222222222222",
                "ban-lists/x",
                "claims/messages/36818150/1",
                "index.html"
            })
    void aWriterPutsNothingOutsideItsAccountsPlace(String key) throws Exception {
        assertThat(s3(WRITER, "put-object", "--key", key))
                .doesNotStartWith("0\n")
                .contains("AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get-object --key KEY /dev/null",
                "head-object --key KEY",
                "delete-object --key KEY",
                "get-object --key KEY --version-id 1 /dev/null",
                "delete-object --key KEY --version-id 1",
                "get-object-acl --key KEY",
                "put-object-acl --key KEY --acl public-read",
                "get-object-tagging --key KEY",
                "put-object-tagging --key KEY --tagging TagSet=[]",
                "put-object --key KEY --acl public-read",
                "put-object --key KEY --acl bucket-owner-full-control",
                "put-object --key KEY --grant-read uri=http://acs.amazonaws.com/groups/global/AllUsers",
                "put-object --key KEY --tagging a=b",
                "put-object --key KEY --object-lock-legal-hold-status ON",
                "put-object --key KEY --expected-bucket-owner 222222222222",
                "copy-object --key KEY --copy-source BUCKET/ban-lists/111111111111/i-0123456789abcdef0/gitlab-1",
                "list-objects-v2",
                "list-objects-v2 --prefix ban-lists/222222222222/",
                "list-object-versions",
                "list-multipart-uploads",
                "get-bucket-policy",
                "put-bucket-policy --policy {}",
                "delete-bucket-policy",
                "put-bucket-versioning --versioning-configuration Status=Suspended",
                "delete-bucket",
                "head-bucket"
            })
    void aWriterDoesNothingButPut(String call) throws Exception {
        var words = call.replace("KEY", NEIGHBOUR).replace("BUCKET", BUCKET).split(" ");

        var answer = s3(WRITER, words);

        assertThat(answer).doesNotStartWith("0\n").containsPattern("AccessDenied|403");
    }

    /** What S3 would do with these is not what the sandbox does: it says so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--storage-class GLACIER; NotImplemented",
                "--storage-class COLD; InvalidStorageClass",
                "--server-side-encryption aws:kms; NotImplemented",
                "--sse-customer-algorithm AES256 --sse-customer-key 01234567890123456789012345678901; NotImplemented",
                "--metadata a=b; NotImplemented",
                "--website-redirect-location /x; NotImplemented",
                "--expected-bucket-owner me; InvalidBucketOwnerAWSAccountID"
            })
    void aPutThatIsMoreThanAPutIsRefusedInS3sWords(String options) throws Exception {
        var parts = options.split("; ", 2);
        var words = Stream.concat(Stream.of("put-object", "--key", NEIGHBOUR), Stream.of(parts[0].split(" ")))
                .toArray(String[]::new);

        assertThat(s3(WRITER, words)).doesNotStartWith("0\n").contains("(" + parts[1] + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111111111111:role/kaikin-webhook",
                "arn:aws:iam::111111111111:role/kaikin-outcome",
                "arn:aws:iam::111111111111:role/kaikin-writer-111111111111",
                "arn:aws:iam::111111111111:role/kaikin-server",
                "arn:aws:iam::222222222222:role/kaikin-operator",
                "arn:aws:iam::222222222222:role/kaikin-reader",
                "arn:aws:iam::222222222222:role/kaikin-forwarder",
                "arn:aws:iam::222222222222:role/kaikin-schedule"
            })
    void aServerBecomesNobodyButItsAccountsWriter(String role) throws Exception {
        assertThat(aws(SERVER, "sts", "assume-role", "--role-arn", role, "--role-session-name", "root"))
                .doesNotStartWith("0\n")
                .contains("AccessDenied");
        assertThat(aws(SERVER, "sts", "assume-role", "--role-arn", WRITER, "--role-session-name", "root"))
                .startsWith("0\n");
    }

    @Test
    void aServerStartsNoCommandOnItselfOrOnAnother() throws Exception {
        for (var role : List.of(SERVER, WRITER)) {
            for (var document : List.of("kaikin-release", "kaikin-upload-ban-list", "AWS-RunShellScript")) {
                assertThat(aws(
                                role,
                                "ssm",
                                "send-command",
                                "--document-name",
                                document,
                                "--instance-ids",
                                Instance.id(ACCOUNT, "opengate-1")))
                        .doesNotStartWith("0\n")
                        .contains("AccessDenied");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kaikin/chatwork/webhook-token", "/kaikin/chatwork/api-token"})
    void aServerReadsNoTokenWhereverItsAccountIs(String token) throws Exception {
        for (var role : List.of(SERVER, "arn:aws:iam::111111111111:role/kaikin-server", WRITER)) {
            for (var name : List.of(token, "arn:aws:ssm:ap-northeast-1:111111111111:parameter" + token)) {
                assertThat(aws(role, "ssm", "get-parameters", "--names", name, "--with-decryption"))
                        .doesNotStartWith("0\n")
                        .containsPattern("AccessDenied|ValidationException|InvalidParameters");
            }
        }
    }

    @Test
    void aServerPutsNoEventOnTheHubsBus() throws Exception {
        var event = "[{\"Source\":\"aws.ssm\",\"DetailType\":\"EC2 Command Status-change Notification\","
                + "\"EventBusName\":\"arn:aws:events:ap-northeast-1:111111111111:event-bus/kaikin\",\"Detail\":\"{}\"}]";
        for (var role : List.of(SERVER, WRITER)) {
            assertThat(aws(role, "events", "put-events", "--entries", event))
                    .containsPattern("AccessDenied|NotAuthorizedForSourceException");
        }
    }

    private static String list(String server) throws IOException {
        var header = new BanListFormat.Header(
                new AccountId(ACCOUNT),
                "i-0123456789abcdef0",
                server,
                Clock.systemUTC().instant());
        return Files.writeString(
                        directory.resolve("list"),
                        header + "\nlisting iptables-nft\n-N sshguard\n-A sshguard -s 198.51.100.77/32 -j DROP\nend\n")
                .toString();
    }

    private static String s3(String role, String... words) throws Exception {
        return aws(
                role,
                Stream.of(
                                Stream.of("s3api", words[0], "--bucket", BUCKET),
                                Stream.of(words).skip(1))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    private static String aws(String role, String... words) throws Exception {
        return stage.beside(Stream.concat(Stream.of("kaikin-as", role, "/usr/bin/aws"), Stream.of(words))
                .toArray(String[]::new));
    }
}
