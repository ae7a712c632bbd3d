package kaikin.stacks.fleet;

import com.pulumi.aws.ssm.Document;
import com.pulumi.aws.ssm.DocumentArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.time.LocalDate;
import java.util.Map;
import kaikin.stacks.exemptions.Exemption;
import kaikin.stacks.exemptions.Exemptions;

/** A Systems Manager document that runs one of our scripts on a server. */
public final class ServerDocument extends ComponentResource {
    private final Document document;

    public ServerDocument(String name, CommandDocumentContent content, ComponentResourceOptions options) {
        super("kaikin:fleet:ServerDocument", name, exemptions(name, content), options);
        document = new Document(
                name,
                DocumentArgs.builder()
                        .name(name)
                        .documentType("Command")
                        .documentFormat("JSON")
                        .targetType("/AWS::EC2::Instance")
                        .content(content.json())
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        registerOutputs(Map.of("name", document.name()));
    }

    /** A document without parameters has nothing to paste. */
    private static ResourceArgs exemptions(String name, CommandDocumentContent content) {
        return content.parameters().isEmpty()
                ? ResourceArgs.Empty
                : Exemptions.of(
                        pasted(name, "Address: «{{ Address }}» after «} <<'KAIKIN_ADDRESS'»"),
                        pasted(name, "Action: «{{ Action }}» after «IFS= read -r SSM_Action <<'KAIKIN_ACTION'»"));
    }

    /** Only as these lines do it: the delimiter in quotes makes all below it text. */
    private static Exemption pasted(String name, String subject) {
        return new Exemption(
                "document-parameters-are-not-pasted",
                name,
                subject,
                "older agents give no environment; they paste it into a here-document in which nothing is code",
                LocalDate.of(2027, 11, 30));
    }

    Document document() {
        return document;
    }
}
