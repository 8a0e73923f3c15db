package org.jellygrad.trainer.choice;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A line of a table of {@link Choices}.
 *
 * @param name what a user writes
 * @param parameters letters for the numbers that follow the name, each after a colon
 * @param isOptional whether the name can also stand alone, for the usual numbers
 * @param meaning what the choice does, for help; empty if the name says it
 * @param make builds the choice from the texts of its numbers; from none if the name stands alone
 */
public record Entry<T>(
        String name, List<String> parameters, boolean isOptional, String meaning, Function<List<String>, T> make) {

    public Entry {
        parameters = List.copyOf(parameters);
    }

    /** A name without numbers. */
    public static <T> Entry<T> of(String name, String meaning, Supplier<? extends T> make) {
        return new Entry<>(name, List.of(), false, meaning, numbers -> make.get());
    }

    /** A name with one number. */
    public static <T> Entry<T> ofNumber(String name, String letter, String meaning, DoubleFunction<? extends T> make) {
        return new Entry<>(
                name, List.of(letter), false, meaning, numbers -> make.apply(WrittenNumber.real(numbers.get(0))));
    }

    /** A name with several numbers. */
    public static <T> Entry<T> ofNumbers(
            String name, List<String> letters, String meaning, Function<double[], ? extends T> make) {
        return new Entry<>(
                name,
                letters,
                false,
                meaning,
                numbers -> make.apply(
                        numbers.stream().mapToDouble(WrittenNumber::real).toArray()));
    }

    /** A name with one whole number. */
    public static <T> Entry<T> ofCount(String name, String letter, String meaning, IntFunction<? extends T> make) {
        return new Entry<>(
                name, List.of(letter), false, meaning, numbers -> make.apply(WrittenNumber.whole(numbers.get(0))));
    }

    /** The same entry, whose name can also stand alone. */
    public Entry<T> orAlone(Supplier<? extends T> usual) {
        return new Entry<>(
                name, parameters, true, meaning, numbers -> numbers.isEmpty() ? usual.get() : make.apply(numbers));
    }

    /** The name and the letters: {@code step:K:G}, {@code adam[:B1:B2:E]}. */
    public String shape() {
        return isOptional ? name + "[" + letters() + "]" : name + letters();
    }

    /** Name and letters as they can be written: {@code adam:B1:B2:E}. */
    String whole() {
        return name + letters();
    }

    private String letters() {
        return parameters.isEmpty() ? "" : ":" + String.join(":", parameters);
    }
}
