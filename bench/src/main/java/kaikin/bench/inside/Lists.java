package kaikin.bench.inside;

import java.time.Instant;
import java.util.Random;
import kaikin.contract.AccountId;
import kaikin.contract.BanListFormat;

/** Ban lists as servers with sshguard on iptables upload them; equal numbers give equal bans. */
public final class Lists {
    private Lists() {}

    /** A server's list: so many bans of 10.0.0.0/8, and one more address in the end. */
    public static String text(AccountId account, String instance, String server, int bans, String address) {
        var random = new Random(server.hashCode());
        var text = new StringBuilder(bans * 44)
                .append(new BanListFormat.Header(account, instance, server, Instant.now(), BanListFormat.IPTABLES_NFT))
                .append("\nlisting iptables-nft\n-N sshguard\n");
        for (var i = 0; i < bans; i++) {
            ban(text, "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
        }
        ban(text, address);
        return text.append("listing iptables-nft\n-N sshguard\n")
                .append(BanListFormat.END)
                .append('\n')
                .toString();
    }

    private static void ban(StringBuilder text, String address) {
        text.append("-A sshguard -s ").append(address).append("/32 -j DROP\n");
    }
}
