package kaikin.cli.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kaikin.aws.AwsClients;
import kaikin.contract.ServerTag;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** The instances of an account whose agents report to Systems Manager. */
record ManagedServers(List<Server> servers) {
    /** So many a page: the most there are. */
    private static final int PAGE = 50;

    /**
     * One of them.
     *
     * @param name the host name that it gives itself, without a domain
     * @param tagged whether it is one of the guarded servers
     */
    record Server(String instance, String name, String agent, boolean online, boolean tagged) {
        boolean isCalled(String given) {
            return given.equals(name) || given.equals(instance);
        }

        @Override
        public String toString() {
            return name + " (" + instance + ")";
        }
    }

    static ManagedServers of(AwsClients clients, ServerTag tag) {
        var ssm = clients.client("ssm", SsmClient.builder());
        var filter = InstanceInformationStringFilter.builder()
                .key("tag:" + tag.key())
                .values(tag.value())
                .build();
        Set<String> tagged = ssm
                .describeInstanceInformationPaginator(
                        request -> request.filters(filter).maxResults(PAGE))
                .instanceInformationList()
                .stream()
                .map(InstanceInformation::instanceId)
                .collect(Collectors.toSet());
        return new ManagedServers(
                ssm
                        .describeInstanceInformationPaginator(request -> request.maxResults(PAGE))
                        .instanceInformationList()
                        .stream()
                        .map(each -> server(each, tagged.contains(each.instanceId())))
                        .sorted(Comparator.comparing(Server::toString))
                        .toList());
    }

    private static Server server(InstanceInformation known, boolean tagged) {
        var name = String.valueOf(known.computerName());
        return new Server(
                known.instanceId(),
                CheckResult.plain(name.replaceFirst("\\..*", "")),
                String.valueOf(known.agentVersion()),
                "Online".equals(known.pingStatusAsString()),
                tagged);
    }

    List<Server> tagged() {
        return servers.stream().filter(Server::tagged).toList();
    }

    /** Those of that name; two may have the same. */
    List<Server> called(String name) {
        return servers.stream().filter(server -> server.isCalled(name)).toList();
    }
}
