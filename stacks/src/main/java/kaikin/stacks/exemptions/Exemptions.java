package kaikin.stacks.exemptions;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/**
 * A component's exemptions as its inputs: so they are in the plan and in the deployed state, and no provider, AWS
 * neither, sees any of them.
 */
public final class Exemptions extends ResourceArgs {
    @Import(name = "exemptions")
    @SuppressWarnings("UnusedVariable") // the SDK reads it
    private final Output<List<Map<String, String>>> exemptions;

    private Exemptions(List<Exemption> exemptions) {
        this.exemptions = Output.of(exemptions.stream().map(Exemption::body).toList());
    }

    public static ResourceArgs of(List<Exemption> exemptions) {
        return exemptions.isEmpty() ? ResourceArgs.Empty : new Exemptions(exemptions);
    }

    public static ResourceArgs of(Exemption... exemptions) {
        return of(List.of(exemptions));
    }
}
