package org.jellygrad.autograd.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One prebuilt step of a program.
 *
 * @param kind what it calls: {@code cblas_dgemv}, {@code transform}, ...
 * @param function which function, if the kind has several
 * @param body does it; everything it needs is bound, so that running it allocates nothing
 */
public record Call(String kind, @Nullable Enum<?> function, Runnable body) {
    Call(String kind, Runnable body) {
        this(kind, null, body);
    }

    /** As a schedule prints it: {@code cblas_dgemv}, {@code transform exp}, ... */
    public String name() {
        return function == null
                ? kind
                : kind + " " + function.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
