package kaikin.unban;

import java.util.stream.Collectors;

/** The Japanese texts. */
final class JapaneseAnswers implements Answers {
    @Override
    public Answer releaseStarted(Outcome.ReleaseStarted outcome) {
        return new Answer("作業開始", """
                %s のBAN解除を %s で開始しました。完了はまだ確認していません。
                1分ほど待って、もう一度接続をお試しください。駄目でしたら、SREメンバーまでご連絡ください。
                アカウント: %s / コマンド: %s""".formatted(
                        outcome.address(), Names.of(outcome.servers()), outcome.account(), outcome.command()));
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
    public Answer couldNotDo(Outcome.CouldNotDo outcome) {
        return new Answer("作業失敗", """
                %s は %s でBANされていますが、解除を開始できませんでした: %s
                アカウント: %s。SREメンバーまでご連絡ください。ログの番号: %s""".formatted(
                        outcome.address(),
                        Names.of(outcome.servers()),
                        reason(outcome.refusal().reason()),
                        outcome.account(),
                        outcome.logReference()));
    }

    @Override
    public Answer couldNotLook(Outcome.CouldNotLook outcome) {
        return new Answer(
                "作業失敗",
                "BANリストを確認できませんでした。何も変更していません。少し待ってもう一度お試しください。駄目でしたら、SREメンバーまでご連絡ください。ログの番号: "
                        + outcome.logReference());
    }

    @Override
    public Answer tooMany(Outcome.TooMany outcome) {
        return new Answer(
                "作業失敗",
                "IPアドレスが%d個ありました。一度に%d個までです。何も変更していません。分けて送ってください。".formatted(outcome.addresses(), outcome.most()));
    }

    @Override
    public Answer overview(Outcome.Overview outcome) {
        var servers = outcome.freshness().servers().stream()
                .map(JapaneseAnswers::line)
                .collect(Collectors.joining("\n"));
        return new Answer("サーバー一覧", servers.isEmpty() ? "BANリストはまだ一つもありません。" : servers);
    }

    @Override
    public Answer help(Outcome.Help outcome) {
        return new Answer("もしやBAN解除したいの？", """
                次のどちらかで、私にメンションしてください。
                ・BANのお知らせを引用する
                ・自分のグローバルIPアドレスを書く (例: 203.0.113.7)。調べるには: https://checkip.amazonaws.com
                「確認」とIPアドレスで確認だけ、「一覧」でサーバー一覧を出します。
                駄目でしたら、SREメンバーまでご連絡ください。""");
    }

    @Override
    public Answer thanked(Outcome.Thanked outcome) {
        return new Answer("", "Always a great pleasure.");
    }

    @Override
    public Answer notAllowed(Outcome.NotAllowed outcome) {
        return new Answer(
                "作業失敗",
                "このルーム (%d) またはあなた (%d) は登録されていないため、何もしていません。SREメンバーに登録を依頼してください。"
                        .formatted(outcome.room(), outcome.person()));
    }

    private static String reason(Fleet.Reason reason) {
        return switch (reason) {
            case NO_ACCESS -> "そのアカウントの操作用ロールを引き受けられません";
            case DENIED -> "そのサーバーでの実行が許可されていません";
            case UNKNOWN_SERVER -> "サーバーが存在しないか、SSMエージェントが応答していません";
            case BUSY -> "AWSが混み合っています。少し待ってもう一度お試しください";
            case UNAVAILABLE -> "AWSから応答がありません。少し待ってもう一度お試しください";
        };
    }

    private static String ages(Freshness freshness) {
        if (freshness.servers().isEmpty()) {
            return "BANリストはまだ一つもありません。";
        }
        var text = "リスト%d件、新しいもので%d分前、古いもので%d分前の内容です。"
                .formatted(freshness.servers().size(), freshness.newestMinutes(), freshness.oldestMinutes());
        if (!freshness.stale().isEmpty()) {
            text += "\n古すぎて信用できないリスト: " + Names.of(freshness.stale());
        }
        if (!freshness.unreadable().isEmpty()) {
            text += "\n読み取れなかったリスト: " + Names.of(freshness.unreadable());
        }
        return text;
    }

    private static String line(Freshness.Entry entry) {
        return "・%s: %d分前%s"
                .formatted(entry.server().server(), entry.age().toMinutes(), entry.complete() ? "" : " (読み取れません)");
    }
}
