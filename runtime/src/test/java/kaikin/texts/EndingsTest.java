package kaikin.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kaikin.banlist.IpAddress;
import kaikin.banlist.IpNetwork;
import kaikin.contract.AccountId;
import kaikin.contract.AnswerLanguage;
import kaikin.contract.Reference;
import kaikin.contract.ReleaseDocument;
import kaikin.contract.ReleaseResult;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import kaikin.notify.EndedCommand;
import kaikin.notify.ServerReport;
import kaikin.notify.ServerReport.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingsTest {
    private static final Reference REFERENCE = Reference.of("1");
    private static final EndedCommand ENDED =
            new EndedCommand(new AccountId("222222222222"), "a-command", IpAddress.parse("203.0.113.7"));

    @ParameterizedTest
    @EnumSource
    void saysThatAllIsDoneOnlyWhereItIs(AnswerLanguage language) {
        var texts = Texts.in(language, "SRE");
        assertThat(texts.ended(ENDED, REFERENCE, List.of(released("a"), absent("b")))
                        .title())
                .isEqualTo(texts.allFree());
        assertThat(texts.ended(ENDED, REFERENCE, List.of(released("a"), silent("b")))
                        .title())
                .isEqualTo(texts.someFree());
        assertThat(texts.ended(ENDED, REFERENCE, List.of(silent("a"))).title()).isEqualTo(texts.noneFree());
        assertThat(texts.ended(ENDED, REFERENCE, List.of()).title()).isEqualTo(texts.noneFree());
    }

    @ParameterizedTest
    @EnumSource
    void hasALineForEachServer(AnswerLanguage language) {
        var text = Texts.in(language, "SRE")
                .ended(ENDED, REFERENCE, List.of(released("a"), silent("b"), absent("c")))
                .text();
        assertThat(text).containsSubsequence("- a: ", "- b: ", "- c: ");
        assertThat(text).contains("SRE", REFERENCE.text()).doesNotContain("222222222222", "a-command");
    }

    @ParameterizedTest
    @EnumSource
    void namesTheAddressThatWasAskedFor(AnswerLanguage language) {
        assertThat(Texts.in(language, "SRE")
                        .ended(ENDED, REFERENCE, List.of(silent("a")))
                        .text())
                .contains("203.0.113.7");
        var unknown = new EndedCommand(ENDED.account(), ENDED.command(), Optional.empty());
        assertThat(Texts.in(language, "SRE")
                        .ended(unknown, REFERENCE, List.of(silent("a")))
                        .text())
                .doesNotContain("203.0.113");
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsOfItsOwnForEveryReasonAndEnd(AnswerLanguage language) {
        var texts = Texts.in(language, "SRE");
        assertThat(List.of(Reason.values()))
                .filteredOn(reason -> reason != Reason.ACTION)
                .extracting(texts::notFree)
                .doesNotHaveDuplicates();
        assertThat(List.of(End.values())).extracting(texts::noResult).doesNotHaveDuplicates();
    }

    /** A command that was not taken in time, or whose answer got lost, may have done its work all the same. */
    @ParameterizedTest
    @EnumSource
    void withoutAReportAServerMayStillBan(End end) {
        assertThat(Texts.in(AnswerLanguage.EN, "SRE").noResult(end)).startsWith("may still be banned: ");
        assertThat(Texts.in(AnswerLanguage.JA, "SRE").noResult(end)).startsWith("まだBANされている可能性があります: ");
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERY_TIMED_OUT", "EXECUTION_TIMED_OUT"})
    void saysHowLongWasWaited(End end) {
        assertThat(ReleaseDocument.LONGEST).hasMinutes(3);
        assertThat(Texts.in(AnswerLanguage.EN, "SRE").noResult(end)).contains("within 3 minutes");
        assertThat(Texts.in(AnswerLanguage.JA, "SRE").noResult(end)).contains("3分以内");
    }

    @ParameterizedTest
    @EnumSource
    void ofManyBansThatWentNamesTheFirst(AnswerLanguage language) {
        var nets = IntStream.rangeClosed(8, 32)
                .mapToObj(length ->
                        IpNetwork.parse("203.0.113.7", length).orElseThrow().toString())
                .collect(Collectors.joining(","));
        var text = Texts.in(language, "SRE")
                .ended(
                        ENDED,
                        REFERENCE,
                        List.of(server(
                                "a",
                                new ReleaseResult("203.0.113.7", Outcome.RELEASED, nets, ReleaseResult.List.UPLOADED))))
                .text();
        assertThat(text).contains("203.0.0.0/8, 203.0.0.0/9", "… (+15)").doesNotContain("/18");
    }

    @Test
    void saysWhichNetWasFreed() {
        var net = server(
                "a", new ReleaseResult("203.0.113.7", Outcome.RELEASED, "203.0.113.0/24", ReleaseResult.List.UPLOADED));
        assertThat(Texts.in(AnswerLanguage.EN, "SRE")
                        .ended(ENDED, REFERENCE, List.of(net))
                        .text())
                .contains("203.0.113.0/24");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhereTheListIsNotUploadedYet(AnswerLanguage language) {
        var late = server(
                "a", new ReleaseResult("203.0.113.7", Outcome.RELEASED, "203.0.113.7", ReleaseResult.List.FAILED));
        assertThat(Texts.in(language, "SRE")
                        .ended(ENDED, REFERENCE, List.of(late))
                        .text())
                .contains(Texts.in(language, "SRE").listNotUploaded());
    }

    @ParameterizedTest
    @EnumSource
    void saysThatABlacklistBringsItBack(AnswerLanguage language) {
        var line = "kaikin-release/1 address=203.0.113.7 outcome=released freed=203.0.113.7 list=uploaded"
                + " guards=nft-sets reason=blacklist server=web-1";
        var text = Texts.in(language, "SRE")
                .ended(
                        ENDED,
                        REFERENCE,
                        List.of(server("i-0abc", ReleaseResult.parse(line).orElseThrow())))
                .text();
        assertThat(text).contains("- i-0abc: ", Texts.in(language, "SRE").comesBack());
    }

    @Test
    void isWrittenInTwoLanguages() {
        assertThat(Texts.in(AnswerLanguage.JA, "SRE")
                        .ended(ENDED, REFERENCE, List.of(released("a")))
                        .text())
                .isNotEqualTo(Texts.in(AnswerLanguage.EN, "SRE")
                        .ended(ENDED, REFERENCE, List.of(released("a")))
                        .text());
    }

    private static ServerReport released(String server) {
        return server(
                server, new ReleaseResult("203.0.113.7", Outcome.RELEASED, "203.0.113.7", ReleaseResult.List.UPLOADED));
    }

    private static ServerReport absent(String server) {
        return server(server, new ReleaseResult("203.0.113.7", Outcome.ABSENT, "-", ReleaseResult.List.UPLOADED));
    }

    private static ServerReport silent(String server) {
        return new ServerReport(server, End.UNDELIVERABLE, Optional.empty());
    }

    private static ServerReport server(String server, ReleaseResult result) {
        return new ServerReport(server, End.FINISHED, Optional.of(result));
    }
}
