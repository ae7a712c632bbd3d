package kaikin.unban;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.ban.AddressScope;
import kaikin.unban.Freshness.State;

/** The Japanese texts. */
final class JapaneseAnswers implements Answers {
    private static final String OWN_ADDRESS = "https://checkip.amazonaws.com";

    @Override
    public Answer releaseStarted(Outcome.ReleaseStarted outcome) {
        return new Answer("作業開始", """
                %s のBAN解除を %s で開始しました。完了はまだ確認していません。通常1分以内、遅くとも%s分後に結果をここにお知らせします。
                お知らせがなく、接続もできないときは、SREメンバーまでご連絡ください。
                アカウント: %s / コマンド: %s""".formatted(
                        outcome.address(),
                        Names.of(outcome.servers()),
                        Lines.LATEST_MINUTES,
                        outcome.account(),
                        Lines.commands(outcome)));
    }

    @Override
    public Answer banned(Outcome.Banned outcome) {
        return new Answer(
                "確認結果", """
                %s は %s でBANされています。確認だけなので、何も変更していません。
                解除するには、「確認」を付けずにIPアドレスを送ってください。
                %s""".formatted(outcome.address(), Names.of(outcome.servers()), ages(outcome.freshness())));
    }

    @Override
    public Answer notBanned(Outcome.NotBanned outcome) {
        return new Answer("作業失敗", """
                %s はBANリストに載ってないみたいので、もう一度接続をお試しください。駄目でしたら、SREメンバーまでご連絡ください。
                %s""".formatted(outcome.address(), ages(outcome.freshness())));
    }

    @Override
    public Answer notSeen(Outcome.NotSeen outcome) {
        return new Answer("確認できません", """
                %s は信用できるBANリストには載っていませんが、リストを信用できないサーバーでBANされている可能性があります。何も変更していません。
                もう一度接続をお試しください。駄目でしたら、次のサーバーについてSREメンバーまでご連絡ください。
                %s""".formatted(outcome.address(), ages(outcome.freshness())));
    }

    @Override
    public Answer notGlobal(Outcome.NotGlobal outcome) {
        return new Answer("作業失敗", """
                %s は%sです。外のサーバーからは見えず、BANリストにも載っていません。何も変更していません。
                グローバルIPアドレスを送ってください。調べるには: %s
                %s""".formatted(
                        outcome.address(), scope(outcome.scope()), OWN_ADDRESS, ages(outcome.freshness())));
    }

    @Override
    public Answer doubtful(Outcome.Doubtful outcome) {
        return new Answer("ほかのサーバー", """
                %s がほかのサーバーでもBANされているかどうかは、確認できませんでした。まだ接続できないときは、SREメンバーまでご連絡ください。
                %s""".formatted(Lines.addresses(outcome.addresses()), ages(outcome.freshness())));
    }

    @Override
    public Answer couldNotDo(Outcome.CouldNotDo outcome) {
        return new Answer("作業失敗", """
                %s
                アカウント: %s。駄目でしたら、SREメンバーまでご連絡ください。ログの番号: %s""".formatted(
                        outcome.refusals().stream()
                                .map(refusal -> "%s は %s でBANされています。%s"
                                        .formatted(
                                                outcome.address(),
                                                Names.of(refusal.servers()),
                                                reason(refusal.why().reason())))
                                .collect(Collectors.joining("\n")),
                        outcome.account(),
                        outcome.logReference()));
    }

    @Override
    public Answer gone(Outcome.Gone outcome) {
        return new Answer("なくなったサーバー", """
                %s は、なくなったサーバーのリストに残っています。このリストは数に入れず、そこには何も送っていません。
                まだ動いているサーバーがあれば、リストが届かない理由についてSREメンバーまでご連絡ください。
                %s""".formatted(outcome.address(), gone(outcome.servers())));
    }

    private static String gone(List<Freshness.Entry> servers) {
        return "なくなったサーバー: "
                + Names.of(
                        servers,
                        entry -> "%s %s以降リストが届いていません (リストは%s日前のもの)"
                                .formatted(
                                        Names.of(entry.server()),
                                        Lines.minute(entry.stored()),
                                        entry.age().toDays()),
                        "; ");
    }

    @Override
    public Answer couldNotLook(Outcome.CouldNotLook outcome) {
        return new Answer("作業失敗", """
                %s: BANリストを確認できませんでした (%s)。何も変更していません。
                少し待ってもう一度お試しください。駄目でしたら、SREメンバーまでご連絡ください。ログの番号: %s""".formatted(
                        outcome.addresses().isEmpty() ? "全サーバー" : Lines.addresses(outcome.addresses()),
                        reason(outcome.reason()),
                        outcome.logReference()));
    }

    @Override
    public Answer broken(Outcome.Broken outcome) {
        return new Answer("作業失敗", """
                %s: 途中で内部エラーが起きたため、解除されたかどうか分かりません。
                接続をお試しください。駄目でしたら、SREメンバーまでご連絡ください。ログの番号: %s""".formatted(
                        outcome.addresses().isEmpty() ? "IPアドレスなし" : Lines.addresses(outcome.addresses()),
                        outcome.logReference()));
    }

    @Override
    public Answer tooMany(Outcome.TooMany outcome) {
        return new Answer(
                "作業失敗",
                "IPアドレスが%s個ありました。一度に%s個までです。何も変更していません。分けて送ってください。".formatted(outcome.addresses(), outcome.most()));
    }

    @Override
    public Answer overview(Outcome.Overview outcome) {
        var shown = Lines.shown(outcome);
        var lines = new ArrayList<String>();
        lines.add("サーバー%s台で%s件のBANがあります。".formatted(outcome.present().size(), outcome.bans()));
        shown.forEach(server -> lines.add(line(server)));
        if (shown.size() < outcome.present().size()) {
            lines.add("… ほか%s台".formatted(outcome.present().size() - shown.size()));
        }
        lines.addAll(doubts(outcome.freshness()));
        lines.add("解除するには、IPアドレスを送ってください。");
        return new Answer("サーバー一覧", String.join("\n", lines));
    }

    @Override
    public Answer help(Outcome.Help outcome) {
        return new Answer("もしやBAN解除したいの？", """
                次のどちらかで、私にメンションしてください。
                ・BANのお知らせを引用する
                ・自分のグローバルIPアドレスを書く (例: 203.0.113.7)。調べるには: %s
                「確認」とIPアドレスで確認だけ、「一覧」でどこで何がBANされているかを出します。
                駄目でしたら、SREメンバーまでご連絡ください。""".formatted(OWN_ADDRESS));
    }

    @Override
    public Answer thanked(Outcome.Thanked outcome) {
        return new Answer("", "Always a great pleasure.");
    }

    @Override
    public Answer notAllowed(Outcome.NotAllowed outcome) {
        return new Answer(
                "作業失敗",
                "このルーム (%s) またはあなた (%s) は登録されていないため、何もしていません。SREメンバーに登録を依頼してください。"
                        .formatted(outcome.room(), outcome.person()));
    }

    private static String reason(Fleet.Reason reason) {
        return switch (reason) {
            case NO_ACCESS -> "解除を開始できませんでした。そのアカウントの操作用ロールを引き受けられません。";
            case DENIED -> "解除を開始できませんでした。そこでの実行が許可されていません (サーバーがもうないか、タグが付いていません)。";
            case NOT_TRIED -> "解除を開始できませんでした。AWSが一部のサーバーを拒否し、これらを一台ずつ試す時間がありませんでした。もう一度IPアドレスを送ってください。";
            case UNKNOWN_SERVER -> "解除を開始できませんでした。サーバーが存在しないか、SSMエージェントが応答していません。";
            case REFUSED -> "解除を開始できませんでした。AWSがコマンドを拒否しました。";
            case BUSY -> "解除を開始できませんでした。AWSが混み合っています。少し待ってもう一度お試しください。";
            case NOT_SENT -> "AWSから応答がないため、解除を開始できませんでした。少し待ってもう一度お試しください。";
            case UNAVAILABLE -> "AWSから応答がなく、解除を開始できたかどうか分かりません。少し待ってもう一度お試しください。";
        };
    }

    private static String reason(BanLists.Reason reason) {
        return switch (reason) {
            case DENIED -> "読み取りが許可されていません";
            case MISSING -> "置き場所のバケットがありません";
            case REFUSED -> "AWSがリクエストを拒否しました";
            case BUSY -> "AWSが混み合っています";
            case UNAVAILABLE -> "AWSから応答がありません";
        };
    }

    private static String scope(AddressScope scope) {
        return switch (scope) {
            case LOOPBACK -> "ループバックアドレス";
            case PRIVATE -> "プライベートアドレス";
            case LINK_LOCAL -> "リンクローカルアドレス";
            case MULTICAST -> "マルチキャストアドレス";
            case RESERVED -> "どの機器のものでもないアドレス";
            case GLOBAL -> "グローバルアドレス";
        };
    }

    private static String ages(Freshness freshness) {
        var lines = new ArrayList<String>();
        lines.add(
                freshness.present().isEmpty()
                        ? "BANリストが一つもありません。"
                        : "リスト%s件、新しいもので%s分前、古いもので%s分前の内容です。"
                                .formatted(
                                        freshness.present().size(),
                                        freshness.newestMinutes(),
                                        freshness.oldestMinutes()));
        lines.addAll(doubts(freshness));
        return String.join("\n", lines);
    }

    private static List<String> doubts(Freshness freshness) {
        var lines = new ArrayList<String>();
        if (!freshness.in(State.STALE).isEmpty()) {
            lines.add("古すぎて信用できないリスト: " + Names.of(freshness.in(State.STALE)));
        }
        if (!freshness.in(State.UNREADABLE).isEmpty()) {
            lines.add("読み取れなかったリスト: " + Names.of(freshness.in(State.UNREADABLE)));
        }
        if (!freshness.missing().isEmpty()) {
            lines.add("現在のリストが一つもないアカウント: "
                    + freshness.missing().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        if (!freshness.gone().isEmpty()) {
            lines.add(gone(freshness.gone()));
        }
        return lines;
    }

    private static String line(ServerBans server) {
        var more = server.count() > server.some().size() ? ", …" : "";
        return "・%s: %s件 (%s分前)%s%s"
                .formatted(
                        server.entry().server().server(),
                        server.count(),
                        server.entry().age().toMinutes(),
                        server.some().isEmpty() ? "" : " " + Lines.bans(server.some()) + more,
                        Lines.believed(server) ? "" : " (下を参照)");
    }
}
