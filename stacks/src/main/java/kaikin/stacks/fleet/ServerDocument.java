package kaikin.stacks.fleet;

import com.pulumi.aws.ssm.Document;
import com.pulumi.aws.ssm.DocumentArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.time.LocalDate;
import java.util.Map;
import kaikin.stacks.exempt.Exemption;
import kaikin.stacks.exempt.Exemptions;

/** A Systems Manager document that runs one of our scripts on a server. */
public final class ServerDocument extends ComponentResource {
    private final Document document;

    public ServerDocument(String name, CommandDocument content, ComponentResourceOptions options) {
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
    private static ResourceArgs exemptions(String name, CommandDocument content) {
        return content.parameters().isEmpty()
                ? ResourceArgs.Empty
                : Exemptions.of(new Exemption(
                        "document-parameters-are-not-pasted",
                        name,
                        "older agents give no environment; they paste between single quotes what the pattern"
                                + " admits, and it admits no quote",
                        LocalDate.of(2027, 11, 30)));
    }

    Document document() {
        return document;
    }
}
