package kaikin.outcome;

import kaikin.contract.Reference;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseResult;

/** The Japanese texts. */
record JapaneseTexts(String contact) implements Texts {
    private static final long MINUTES = ReleaseDocument.LONGEST.toMinutes();

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
        return "解除しました (" + freed + " のBANを解除し、解除されたことを確認しました)";
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
                    case UNJUDGED -> "このアドレスを止めているか判断できないルールがあります";
                    case BLACKLIST -> "今は解除済みですが、sshguardのブラックリストに残っています";
                    case INTERRUPTED -> "解除の途中で中断されました";
                };
    }

    @Override
    public String noResult(ServerReport.End end) {
        return "まだBANされている可能性があります: "
                + switch (end) {
                    case FINISHED -> "サーバーから結果の報告がありません";
                    case NOT_UNDERSTOOD -> "サーバーの報告を理解できませんでした";
                    case EXECUTION_TIMED_OUT -> "解除が" + MINUTES + "分以内に終わりませんでした";
                    case DELIVERY_TIMED_OUT -> MINUTES + "分以内にサーバーから応答がありませんでした (起動していますか? SSMエージェントは動いていますか?)";
                    case UNDELIVERABLE -> "サーバーに届きません (まだありますか? SSMエージェントは動いていますか?)";
                    case TERMINATED -> "ほかのサーバーでの失敗のため、AWSが解除を止めました";
                    case INVALID_PLATFORM -> "サーバーのプラットフォームに対応していません";
                    case ACCESS_DENIED -> "サーバーでの実行が許可されていません";
                    case CANCELLED -> "途中で取り消されました";
                    case RATE_EXCEEDED -> "AWSがこれ以上のコマンドを受け付けませんでした";
                    case INCOMPLETE -> "すべて終わる前に解除が終了しました";
                    case NO_INSTANCES_IN_TAG -> "AWSで対象のサーバーが見つかりませんでした";
                    case UNKNOWN -> "解除がどう終わったか分かりません";
                };
    }

    @Override
    public String listNotUploaded() {
        return "。BANリストへの反映は1分ほど後になります";
    }

    @Override
    public String comesBack() {
        return "。ただしsshguardのブラックリストに残っているため、sshguardの再起動で再びBANされます。" + contact + "までご連絡ください";
    }

    @Override
    public String tryAgain(String address) {
        return address + " からもう一度接続をお試しください。それでも接続できない場合は、" + contact + "までご連絡ください。";
    }

    @Override
    public String askForHelp(Reference reference) {
        return contact + "までご連絡ください。受付番号: " + reference;
    }
}
