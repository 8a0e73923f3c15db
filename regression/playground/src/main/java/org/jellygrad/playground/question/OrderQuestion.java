package org.jellygrad.playground.question;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jellygrad.playground.quantity.Placeholders;

/**
 * Lines to put in order.
 *
 * @param lines in the right order, two at least
 * @param shuffled which line is shown at each place, counted from 0
 */
public record OrderQuestion(QuestionHeader header, List<String> lines, List<Integer> shuffled) implements Question {
    public OrderQuestion {
        lines = List.copyOf(lines);
        shuffled = List.copyOf(shuffled);
    }

    @Override
    public String how() {
        String example = lines.size() == 2 ? "b a." : lines.size() == 3 ? "c a b." : "c a b ...";
        return "Type the letters in the right order, as in " + example;
    }

    @Override
    public List<ShownLine> shown() {
        return ShownLine.lettered(shownLines());
    }

    private List<String> shownLines() {
        return shuffled.stream().map(lines::get).toList();
    }

    @Override
    public Question map(UnaryOperator<String> change) {
        return new OrderQuestion(header.map(change), lines, shuffled);
    }

    @Override
    public Grade grade(String answer, Placeholders numbers, int hintsTaken) {
        List<String> shown = shownLines();
        List<Integer> places = Letters.places(answer, shown.size());
        if (places.size() != shown.size() || places.stream().distinct().count() < shown.size()) {
            return Grade.wrong("Give each letter from a to " + Letters.at(shown.size() - 1) + " once.");
        }
        List<String> given = places.stream().map(shown::get).toList();
        Optional<String> fault = ProgramOrder.isProgram(given) ? ProgramOrder.fault(lines, given) : textFault(given);
        return fault.map(Grade::wrong)
                .orElseGet(() -> Grade.right("Right: that is an order that works.", header, hintsTaken));
    }

    private Optional<String> textFault(List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            if (!given.get(i).equals(lines.get(i))) {
                return Optional.of(
                        i == 0
                                ? "It does not begin with \"" + given.get(i) + "\""
                                        + (given.get(i).endsWith(".") ? "" : ".")
                                : "After \"" + given.get(i - 1) + "\" does not come \"" + given.get(i) + "\".");
            }
        }
        return Optional.empty();
    }

    @Override
    public String solution(Placeholders numbers) {
        List<String> shown = shownLines();
        return lines.stream().map(line -> Letters.at(shown.indexOf(line))).collect(Collectors.joining(" "));
    }
}
