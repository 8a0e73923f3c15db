package org.jellygrad.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of the numbers that a model was trained on. The hash of numbers in memory is computed on first use, because reading the
 * numbers may take longer than learning from them; until then it keeps them in memory. Two hashes are equal if their digits are. Safe for
 * many threads.
 */
public final class DataHash {

    private @Nullable Supplier<String> later;
    private @Nullable String digits;

    private DataHash(@Nullable Supplier<String> later, @Nullable String digits) {
        this.later = later;
        this.digits = digits;
    }

    /** The hash with these hexadecimal digits. */
    public static DataHash of(String digits) {
        return new DataHash(null, digits);
    }

    /**
     * A hash that is computed when it is first asked for.
     *
     * @param digits asked once at most
     */
    public static DataHash later(Supplier<String> digits) {
        return new DataHash(digits, null);
    }

    /** The hexadecimal digits. */
    public synchronized String digits() {
        String known = digits;
        if (known == null && later != null) {
            known = later.get();
            digits = known;
            later = null;
        }
        return String.valueOf(known);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataHash hash && digits().equals(hash.digits());
    }

    @Override
    public int hashCode() {
        return digits().hashCode();
    }

    /** The digits. */
    @Override
    public String toString() {
        return digits();
    }
}
