package kaikin.policies.review.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.policies.review.source.SourceDiff.Hunk;
import org.junit.jupiter.api.Test;

class SourceDiffTest {
    private static final String HEAD = """
            diff --git a/Role.java b/Role.java
            index 1..2 100644
            --- a/Role.java
            +++ b/Role.java
            """;

    @Test
    void linesThatStandInPlaceOfOthers() {
        assertThat(SourceDiff.parse(HEAD + """
                        @@ -3,2 +3 @@ class Role {
                        -two
                        -lines
                        +one
                        @@ -9,0 +9,2 @@
                        +more
                        +below
                        """).hunks())
                .containsExactly(
                        new Hunk("Role.java", 3, List.of("two", "lines"), 3, List.of("one")),
                        new Hunk("Role.java", 10, List.of(), 9, List.of("more", "below")));
    }

    @Test
    void whatIsOnlyTakenAwayIsAtTheLineBeforeIt() {
        assertThat(SourceDiff.parse(HEAD + """
                        @@ -1 +0,0 @@
                        -first
                        @@ -33,2 +31,0 @@
                        -a
                        -b
                        """).hunks())
                .containsExactly(
                        new Hunk("Role.java", 1, List.of("first"), 1, List.of()),
                        new Hunk("Role.java", 33, List.of("a", "b"), 31, List.of()));
    }

    @Test
    void contextIsCountedAndSeparates() {
        assertThat(SourceDiff.parse(HEAD + """
                        @@ -10,5 +10,4 @@
                         same
                        -old
                        +new
                         same
                        -gone
                         same
                        \\ No newline at end of file
                        """).hunks())
                .containsExactly(
                        new Hunk("Role.java", 11, List.of("old"), 11, List.of("new")),
                        new Hunk("Role.java", 13, List.of("gone"), 12, List.of()));
    }

    /** A text that looks like a head is a text. */
    @Test
    void noTextIsTakenForAHead() {
        assertThat(SourceDiff.parse(HEAD + """
                        @@ -1,2 +1,2 @@
                        --- a/Other.java
                        -@@ -1 +1 @@
                        +++ b/Other.java
                        +diff --git a/x b/x
                        @@ -7 +7 @@
                        -seven
                        +sieben
                        """).hunks())
                .containsExactly(
                        new Hunk(
                                "Role.java",
                                1,
                                List.of("-- a/Other.java", "@@ -1 +1 @@"),
                                1,
                                List.of("++ b/Other.java", "diff --git a/x b/x")),
                        new Hunk("Role.java", 7, List.of("seven"), 7, List.of("sieben")));
    }

    @Test
    void aFileThatIsGoneHasNoLineToPointAt() {
        assertThat(SourceDiff.parse(HEAD + """
                        @@ -1 +1 @@
                        -a
                        +b
                        diff --git a/Gone.java b/Gone.java
                        --- a/Gone.java
                        +++ /dev/null
                        @@ -1 +0,0 @@
                        -a
                        diff --git "a/\\303\\244.java" "b/\\303\\244.java"
                        --- "a/\\303\\244.java"
                        +++ "b/\\303\\244.java"
                        @@ -1 +1 @@
                        -a
                        +b
                        """).hunks()).extracting(Hunk::file).containsExactly("Role.java");
    }

    @Test
    void aNewFileIsNewWhole() {
        assertThat(SourceDiff.NONE.with("New.java", List.of("a", "b")).hunks())
                .containsExactly(new Hunk("New.java", 0, List.of(), 1, List.of("a", "b")));
    }

    @Test
    void whatIsCutOffIsReadAsFarAsItGoes() {
        assertThat(SourceDiff.parse(HEAD + "@@ -1,3 +1,3 @@\n-a\n+b").hunks())
                .containsExactly(new Hunk("Role.java", 1, List.of("a"), 1, List.of("b")));
        assertThat(SourceDiff.parse("").hunks()).isEmpty();
    }
}
