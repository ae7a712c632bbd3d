package kaikin.outcome;

import kaikin.contract.ReleaseResult;

/** The Japanese texts. */
final class JapaneseTexts implements Texts {
    @Override
    public String allFree() {
        return "作業成功";
    }

    @Override
    public String someFree() {
        return "作業一部成功";
    }

    @Override
    public String noneFree() {
        return "作業失敗";
    }

    @Override
    public String theAddress() {
        return "そのアドレス";
    }

    @Override
    public String released(String freed) {
        return "解除しました!!! (" + freed.replace(",", ", ") + " のBANを解除し、確認済み)";
    }

    @Override
    public String absent() {
        return "すでにBANされていませんでした";
    }

    @Override
    public String refused() {
        return "サーバーが依頼を受け付けませんでした。何も変更していません";
    }

    @Override
    public String notFree(ReleaseResult.Reason reason) {
        return "まだBANされている可能性があります: "
                + switch (reason) {
                    case NONE -> "サーバーは理由を報告していません";
                    case ADDRESS, ACTION -> "サーバーが依頼の内容を理解できませんでした";
                    case NO_GUARD -> "サーバーにsshguardなどが見つかりません";
                    case BACKEND -> "対応していないパケットフィルターが使われています";
                    case TOOL -> "必要なプログラムがサーバーにありません";
                    case TEMPORARY -> "サーバーに一時ファイルを書けません (ディスクがいっぱい?)";
                    case LOCK -> "サーバーで別の処理がロックを持っています";
                    case UNREADABLE -> "BANの一覧を読み取れません (sshguardなどは動いていますか?)";
                    case STILL_BANNED -> "パケットフィルターにまだ残っています";
                    case BLACKLIST -> "今は解除済みですが、sshguardのブラックリストに残っています";
                    case INTERRUPTED -> "解除の途中で中断されました";
                };
    }

    @Override
    public String noResult(ServerReport.End end) {
        return switch (end) {
            case FINISHED -> "まだBANされている可能性があります: サーバーから結果の報告がありません";
            case TIMED_OUT -> "まだBANされている可能性があります: 時間切れになりました";
            case NOT_DELIVERED -> "BANされたままです: サーバーから応答がありません (起動していますか? SSMエージェントは動いていますか?)";
            case CANCELLED -> "まだBANされている可能性があります: 途中で取り消されました";
        };
    }

    @Override
    public String listNotUploaded() {
        return "。BANリストへの反映は1分ほど後になります";
    }

    @Override
    public String comesBack() {
        return "。ただしsshguardのブラックリストに残っているため、sshguardの再起動で再びBANされます。SREメンバーにお知らせください";
    }

    @Override
    public String tryAgain(String address) {
        return address + " からRetryをお願いしまーす。駄目でしたら、SREメンバーまでご連絡ください。";
    }

    @Override
    public String askForHelp(EndedCommand ended) {
        return "SREメンバーまでご連絡ください。アカウント: %s / コマンド: %s".formatted(ended.account(), ended.command());
    }
}
