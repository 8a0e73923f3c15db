package org.jellygrad.cli.lesson;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a learner answers.
 *
 * @param lines an answer a line
 * @param prompted whether a prompt asks for each; else it is repeated, for it may come from a pipe
 */
record TypedAnswers(BufferedReader lines, boolean prompted) {

    static TypedAnswers of(InputStream in, boolean prompted) {
        return new TypedAnswers(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), prompted);
    }

    /** Those of a pipe or a file; null where stdin is a keyboard. The launcher, which can tell, says what it is. */
    static @Nullable TypedAnswers piped() {
        return Boolean.getBoolean("jellygrad.piped") ? of(System.in, false) : null;
    }
}
