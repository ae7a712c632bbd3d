package kaikin.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kaikin.banlist.AddressScope;
import kaikin.contract.HistoryKey;
import kaikin.contract.Reference;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseResult;
import kaikin.history.History;
import kaikin.history.RecordedRequest.Finding;
import kaikin.notify.ServerReport;
import kaikin.webhook.AnswerOutcome;
import kaikin.webhook.BanLists;
import kaikin.webhook.ChatRoom.AnswerParagraph;
import kaikin.webhook.Freshness;
import kaikin.webhook.Freshness.State;
import kaikin.webhook.ReleaseSender;
import kaikin.webhook.ServerBans;

/** Everything that people read in Japanese. */
record Japanese(String contact) implements Texts {
    private static final String OWN_ADDRESS = "https://checkip.amazonaws.com";
    /** So long a release may take. */
    private static final long MINUTES = ReleaseDocument.LONGEST.toMinutes();

    @Override
    public AnswerParagraph releaseStarted(AnswerOutcome.ReleaseStarted outcome) {
        return new AnswerParagraph("作業開始", """
                %s のBAN解除を %s で開始しました。解除できたかどうかは、まだ確認しておりません。結果は通常1分以内、遅くとも%s分後にこのスレッドでお知らせします。
                結果が届かず、接続もできない場合は、%sまでご連絡ください。受付番号: %s""".formatted(
                        outcome.address(),
                        ServerNameList.of(outcome.servers()),
                        Phrases.LATEST_MINUTES,
                        contact,
                        outcome.reference()));
    }

    @Override
    public AnswerParagraph banned(AnswerOutcome.Banned outcome) {
        return new AnswerParagraph("確認結果", """
                %1$s は %2$s でBANされています。確認のみのため、何も変更していません。
                解除をご希望の場合は「%1$s を解除してください」と送ってください。
                %3$s""".formatted(
                        outcome.address(), ServerNameList.of(outcome.servers()), ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph notBanned(AnswerOutcome.NotBanned outcome) {
        return new AnswerParagraph("確認結果", """
                %s はBANリストに載っていないようです。もう一度接続をお試しください。それでも接続できない場合は、%sまでご連絡ください。
                %s""".formatted(outcome.address(), contact, ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph notSeen(AnswerOutcome.NotSeen outcome) {
        return new AnswerParagraph("確認できません", """
                確認できたBANリストには %s は載っていませんが、リストを確認できないサーバーでBANされている可能性があります。何も変更していません。
                もう一度接続をお試しください。それでも接続できない場合は、下記のサーバーについて%sまでご連絡ください。
                %s""".formatted(outcome.address(), contact, ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph notGlobal(AnswerOutcome.NotGlobal outcome) {
        return new AnswerParagraph("確認結果", """
                %s は%sのため、外部のサーバーからは見えません。BANリストにも載っておらず、何も変更していません。
                グローバルIPアドレスを送ってください。グローバルIPアドレスは次のページで確認できます: %s
                %s""".formatted(
                        outcome.address(), scope(outcome.scope()), OWN_ADDRESS, ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph doubtful(AnswerOutcome.Doubtful outcome) {
        return new AnswerParagraph(
                "ほかのサーバー", """
                %s がほかのサーバーでもBANされているかどうかは、確認できませんでした。接続できない場合は、%sまでご連絡ください。
                %s""".formatted(Phrases.addresses(outcome.addresses()), contact, ages(outcome.freshness())));
    }

    @Override
    public AnswerParagraph couldNotDo(AnswerOutcome.CouldNotDo outcome) {
        return new AnswerParagraph("作業失敗", """
                %s
                解決しない場合は、%sまでご連絡ください。受付番号: %s""".formatted(
                        outcome.refusals().stream()
                                .map(refusal -> "%s は %s でBANされています。%s"
                                        .formatted(
                                                outcome.address(),
                                                ServerNameList.of(refusal.servers()),
                                                reason(refusal.why().reason())))
                                .collect(Collectors.joining("\n")),
                        contact,
                        outcome.reference()));
    }

    @Override
    public AnswerParagraph gone(AnswerOutcome.Gone outcome) {
        return new AnswerParagraph("なくなったサーバー", """
                %s は、すでにないと思われるサーバーのリストに残っています。このリストは対象に含めず、解除の指示も送っていません。
                まだ稼働しているサーバーがあれば、リストが届いていないことを%sまでご連絡ください。
                %s""".formatted(outcome.address(), contact, gone(outcome.servers())));
    }

    @Override
    public AnswerParagraph elsewhere(AnswerOutcome.Elsewhere outcome) {
        return new AnswerParagraph("ほかのサーバー", """
                %1$s は、ご指定のないサーバー (%2$s) でBANされています。こちらでは何も変更していません。
                解除をご希望の場合は、サーバー名を付けずに「%1$s を解除してください」と送ってください。""".formatted(outcome.address(), ServerNameList.of(outcome.servers())));
    }

    @Override
    public AnswerParagraph unknownServers(AnswerOutcome.UnknownServers outcome) {
        return new AnswerParagraph("サーバー名をご確認ください", """
                %s というサーバーは見つかりませんでした。何も変更していません。
                次のサーバー名を指定できます: %s
                サーバー名を付けずに送ると、すべてのサーバーが対象になります。サーバーが一覧にない場合は、%sまでご連絡ください。""".formatted(
                        ServerNameList.of(outcome.names(), name -> "「" + name + "」", ""),
                        outcome.known().isEmpty() ? "なし" : ServerNameList.of(outcome.known(), name -> name, ", "),
                        contact));
    }

    @Override
    public AnswerParagraph notAsked(AnswerOutcome.NotAsked outcome) {
        var address = outcome.addresses().isEmpty() ? "203.0.113.7" : Phrases.some(outcome.addresses());
        var why = switch (outcome.objection()) {
            case NEGATED -> "解除しないというご連絡と読み取りました。";
            case CONTRARY -> "BANやブロックのご依頼と読み取りました。こちらで行えるのは解除と確認だけです。BANはサーバーが自動で行います。";
            case HOSTILE -> "攻撃についてのご連絡と読み取りました。BANはサーバーが自動で行います。対処が必要な場合は、" + contact + "までご連絡ください。";
            case EXCEPT -> "「〜以外」というご指定には対応していません。対象のサーバーを「gitlab-1だけ」のように指定してください。";
        };
        return new AnswerParagraph("作業は行っていません", """
                %1$s何も変更していません。
                解除をご希望の場合は「%2$s を解除してください」、状況の確認だけの場合は「%2$s を確認してください」と送ってください。""".formatted(why, address));
    }

    @Override
    public AnswerParagraph which(AnswerOutcome.Which outcome) {
        var why = switch (outcome.doubt()) {
            case RANGE -> "範囲、または接続の両端のように書かれています。範囲での解除には対応していません。";
            case DIRECTION -> "送信元と宛先の両方が書かれています。";
            case NETWORK -> "ネットワークの情報 (マスク、ブロードキャスト、whoisの範囲など) が含まれています。";
            case VERSION -> "プログラムのバージョンのように書かれています。";
            case SERVER -> "接続先のサーバーのIPアドレスのように書かれています。";
            case CORRECTION -> "解除するものとしないものが、両方書かれています。";
            case NAME -> "IPアドレスが表示名の一部のように書かれています。";
            case QUOTED -> "引用の中にだけ書かれていて、解除のご依頼が書かれていません。";
            case TANGLED -> "引用の終わりが分からず、どなたの文章か判断できません。";
        };
        return new AnswerParagraph("どのIPアドレスでしょうか", """
                次のIPアドレスを読み取りました: %s
                %s何も変更していません。
                解除をご希望のIPアドレスだけを「203.0.113.7 を解除してください」のように送ってください。ご自分のグローバルIPアドレスは次のページで確認できます: %s""".formatted(Phrases.some(outcome.addresses()), why, OWN_ADDRESS));
    }

    @Override
    public AnswerParagraph unreadable(AnswerOutcome.Unreadable outcome) {
        return new AnswerParagraph(
                "読み取れない文字があります", """
                見えない文字や、紛らわしい文字が含まれているため、IPアドレスとして読み取れません。何も変更していません。
                %s
                < > の中が該当する文字です。IPアドレスを半角数字で入力し直して送ってください。""".formatted(ServerNameList.of(outcome.words(), word -> "・" + word, "\n")));
    }

    @Override
    public AnswerParagraph refused(AnswerOutcome.Refused outcome) {
        return switch (outcome.thing()) {
            case NETWORK -> new AnswerParagraph("解除できません", """
                        %s はネットワークです。ネットワーク全体の解除には対応していません。何も変更していません。
                        ご自分のグローバルIPアドレスを1つずつ送ってください。""".formatted(outcome.word()));
            case HOST_NAME -> new AnswerParagraph("解除できません", """
                        %s はホスト名です。BANはIPアドレスに対して行われるため、ホスト名では解除できません。何も変更していません。
                        グローバルIPアドレスを送ってください。グローバルIPアドレスは次のページで確認できます: %s""".formatted(outcome.word(), OWN_ADDRESS));
            case ALL -> new AnswerParagraph("解除できません", """
                        すべてのBANをまとめて解除することはできません。何も変更していません。
                        解除をご希望のIPアドレスを送ってください。「一覧」と送ると、BANの一覧をご覧いただけます。""");
            case CANCEL -> new AnswerParagraph("取り消しはできません", """
                        開始した解除を取り消すことはできません。このメッセージでは何も変更していません。
                        再度のBANはサーバーが自動で行います。お困りの場合は、%sまでご連絡ください。""".formatted(contact));
        };
    }

    private static String gone(List<Freshness.Entry> servers) {
        return "なくなったサーバー: "
                + ServerNameList.of(
                        servers,
                        entry -> "%s %s以降リストが届いていません (リストは%s日前のもの)"
                                .formatted(
                                        ServerNameList.of(entry.server()),
                                        Phrases.minute(entry.stored()),
                                        entry.age().toDays()),
                        "; ");
    }

    @Override
    public AnswerParagraph couldNotLook(AnswerOutcome.CouldNotLook outcome) {
        return new AnswerParagraph("作業失敗", """
                %s: BANリストを確認できませんでした (%s)。何も変更していません。
                %s%sまでご連絡ください。受付番号: %s""".formatted(
                        outcome.addresses().isEmpty() ? "全サーバー" : Phrases.addresses(outcome.addresses()),
                        reason(outcome.reason()),
                        outcome.reason().passes() ? "少し待ってからもう一度お試しください。解決しない場合は、" : "設定の見直しが必要です。お手数ですが、",
                        contact,
                        outcome.reference()));
    }

    @Override
    public AnswerParagraph broken(AnswerOutcome.Broken outcome) {
        return new AnswerParagraph("作業失敗", """
                %s: 処理の途中でエラーが発生したため、解除されたかどうか分かりません。
                もう一度接続をお試しください。それでも接続できない場合は、%sまでご連絡ください。受付番号: %s""".formatted(
                        outcome.addresses().isEmpty() ? "IPアドレスなし" : Phrases.addresses(outcome.addresses()),
                        contact,
                        outcome.reference()));
    }

    @Override
    public AnswerParagraph tooMany(AnswerOutcome.TooMany outcome) {
        return new AnswerParagraph("作業は行っていません", """
                IPアドレスが%s個ありました。一度に受け付けられるのは%s個までです。何も変更していません。
                分けて送ってください。""".formatted(outcome.addresses(), outcome.most()));
    }

    @Override
    public AnswerParagraph overview(AnswerOutcome.Overview outcome) {
        var shown = Phrases.shown(outcome);
        var lines = new ArrayList<String>();
        lines.add("サーバー%s台で%s件のBANがあります。".formatted(outcome.present().size(), outcome.bans()));
        shown.forEach(server -> lines.add(line(server)));
        if (shown.size() < outcome.present().size()) {
            lines.add("… ほか%s台".formatted(outcome.present().size() - shown.size()));
        }
        lines.addAll(doubts(outcome.freshness()));
        lines.add("解除するには、IPアドレスを送ってください。");
        return new AnswerParagraph("サーバー一覧", String.join("\n", lines));
    }

    @Override
    public AnswerParagraph roomHistory(AnswerOutcome.RoomHistory outcome) {
        var lines = new ArrayList<String>();
        var whose = outcome.addresses().isEmpty() ? "" : Phrases.addresses(outcome.addresses()) + " についての";
        lines.add(
                outcome.entries().isEmpty()
                        ? "このルームに、%s最近のご依頼はありません。".formatted(whose)
                        : "このルームの%s最近のご依頼です (新しい順)。".formatted(whose));
        outcome.entries().forEach(entry -> lines.add(line(entry)));
        if (outcome.unreadable() > 0) {
            lines.add("記録を読み取れなかったご依頼: " + outcome.unreadable() + "件");
        }
        lines.add("記録は%s日間保存されます。詳しくは、%sまでお問い合わせください。".formatted(HistoryKey.KEPT.toDays(), contact));
        return new AnswerParagraph("履歴", String.join("\n", lines));
    }

    @Override
    public AnswerParagraph noHistory(AnswerOutcome.NoHistory outcome) {
        return new AnswerParagraph("履歴", """
                履歴を読み取れませんでした。何も変更していません。
                少し待ってからもう一度お試しください。解決しない場合は、%sまでご連絡ください。受付番号: %s""".formatted(contact, outcome.reference()));
    }

    @Override
    public AnswerParagraph help(AnswerOutcome.Help outcome) {
        return new AnswerParagraph("もしやBAN解除したいの？", """
                私にメンションして、次のように送ってください。
                ・解除: BANの通知を引用するか、ご自分のグローバルIPアドレスを書く (例: 203.0.113.7)。グローバルIPアドレスは次のページで確認できます: %s
                ・サーバーを限った解除: 「gitlab-1だけ 203.0.113.7 を解除してください」
                ・確認のみ: 「203.0.113.7 を確認してください」
                ・BANの一覧: 「一覧」
                ・このルームでのご依頼の履歴: 「履歴」
                解決しない場合は、%sまでご連絡ください。""".formatted(OWN_ADDRESS, contact));
    }

    @Override
    public AnswerParagraph thanked(AnswerOutcome.Thanked outcome) {
        return new AnswerParagraph("", "Always a great pleasure.");
    }

    @Override
    public AnswerParagraph notAllowed(AnswerOutcome.NotAllowed outcome) {
        return new AnswerParagraph("作業は行っていません", """
                このルーム (%s) またはあなたのアカウント (%s) は、登録されていません。何も変更していません。
                ご利用になる場合は、%sまで登録をご依頼ください。""".formatted(outcome.room(), outcome.person(), contact));
    }

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

    private static String reason(ReleaseSender.Reason reason) {
        return switch (reason) {
            case NO_ACCESS -> "権限の設定により、解除を開始できませんでした。設定の見直しが必要です。";
            case DENIED -> "解除を開始できませんでした。サーバーでの実行が許可されていません (サーバーがすでにないか、タグが付いていません)。";
            case NOT_TRIED -> "解除を開始できませんでした。これらのサーバーを一台ずつ試す時間がありませんでした。もう一度IPアドレスを送ってください。";
            case UNKNOWN_SERVER -> "解除を開始できませんでした。サーバーが存在しないか、SSMエージェントが応答していません。";
            case REFUSED -> "解除を開始できませんでした。AWSがコマンドを拒否しました。";
            case BUSY -> "解除を開始できませんでした。AWSが混み合っています。少し待ってからもう一度お試しください。";
            case NOT_SENT -> "AWSから応答がないため、解除を開始できませんでした。少し待ってからもう一度お試しください。";
            case UNAVAILABLE -> "AWSから応答がなく、解除を開始できたかどうか分かりません。少し待ってからもう一度お試しください。";
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
                        ? "BANリストがありません。"
                        : "BANリスト%s件 (新しいもので%s分前、古いもので%s分前の内容) を確認しました。"
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
            lines.add("リストが古く、確認できないサーバー: " + ServerNameList.of(freshness.in(State.STALE)));
        }
        if (!freshness.in(State.UNREADABLE).isEmpty()) {
            lines.add("リストを読み取れないサーバー: " + ServerNameList.of(freshness.in(State.UNREADABLE)));
        }
        if (!freshness.missing().isEmpty()) {
            lines.add("BANリストが届いていない環境: " + freshness.missing().size() + "件");
        }
        if (!freshness.incomplete().isEmpty()) {
            lines.add("BANリストが多すぎる・大きすぎる・届くのが遅すぎるため、すべては確認できない環境: "
                    + freshness.incomplete().size() + "件");
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
                        server.some().isEmpty() ? "" : " " + Phrases.bans(server.some()) + more,
                        Phrases.believed(server) ? "" : " (下を参照)");
    }

    private static String line(History.Entry entry) {
        var findings = entry.asked().findings().stream()
                .map(finding -> finding.address() + " は" + words(entry, finding))
                .collect(Collectors.joining("。"));
        return "・%s アカウント%s %s: %s (受付番号: %s)"
                .formatted(
                        Phrases.minute(entry.asked().time()),
                        entry.asked().asker(),
                        entry.asked().release() ? "解除" : "確認",
                        findings,
                        entry.reference());
    }

    private static String words(History.Entry entry, Finding finding) {
        var servers = ServerNameList.joined(finding.servers());
        return switch (finding.kind()) {
            case STARTED -> words(entry.result(finding));
            case NOT_STARTED -> " " + servers + " での解除を開始できませんでした";
            case BANNED -> " " + servers + " でBANされていました";
            case ELSEWHERE -> "ご指定のない " + servers + " でもBANされていました";
            case NOT_BANNED -> "BANリストに載っていませんでした";
            case NOT_SEEN -> "確認できたBANリストには載っていませんでした";
            case GONE -> "なくなったサーバー (" + servers + ") のリストに載っていました";
            case NOT_READ -> "BANリストを読み取れず、確認できませんでした";
            case UNKNOWN -> "エラーのため、解除されたかどうか分かりません";
            case NO_SUCH_SERVER -> "ご指定のサーバーが見つからず、何も変更していません";
            case NOT_ALLOWED -> "アカウントまたはルームが未登録のため、何も変更していません";
        };
    }

    private static String words(History.Entry.Result result) {
        var parts = new ArrayList<String>();
        if (!result.free().isEmpty()) {
            parts.add(" " + ServerNameList.joined(result.free()) + " で解除済みです");
        }
        if (!result.maybeBanned().isEmpty()) {
            parts.add(" " + ServerNameList.joined(result.maybeBanned()) + " でまだBANされている可能性があります");
        }
        if (!result.notKnown().isEmpty()) {
            parts.add(" " + ServerNameList.joined(result.notKnown()) + " での結果がまだ届いていません");
        }
        return String.join("。", parts);
    }
}
