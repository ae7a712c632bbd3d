package kaikin.stacks.fleet;

import com.pulumi.aws.ssm.Document;
import com.pulumi.aws.ssm.DocumentArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;

/** A Systems Manager document that runs one of our scripts on a server. */
public final class ServerDocument extends ComponentResource {
    private final Document document;

    public ServerDocument(String name, CommandDocument content, ComponentResourceOptions options) {
        super("kaikin:fleet:ServerDocument", name, options);
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

    Document document() {
        return document;
    }
}
