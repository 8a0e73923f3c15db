package org.jellygrad.playground.question;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jellygrad.playground.quantity.Placeholders;

/**
 * One of several answers to choose.
 *
 * @param options as they are shown; one is right
 */
public record ChoiceQuestion(QuestionHeader header, List<AnswerOption> options) implements Question {
    public ChoiceQuestion {
        options = List.copyOf(options);
    }

    /**
     * An answer to choose.
     *
     * @param say what to say to a learner who chooses this answer
     */
    public record AnswerOption(boolean right, String text, String say) {}

    @Override
    public String how() {
        return "Type a letter.";
    }

    @Override
    public List<ShownLine> shown() {
        return ShownLine.lettered(options.stream().map(AnswerOption::text).toList());
    }

    @Override
    public List<String> texts() {
        return header.textsAnd(options.stream()
                .flatMap(option -> Stream.of(option.text(), option.say()))
                .toList());
    }

    @Override
    public Question map(UnaryOperator<String> change) {
        return new ChoiceQuestion(
                header.map(change),
                options.stream()
                        .map(option -> new AnswerOption(
                                option.right(), change.apply(option.text()), change.apply(option.say())))
                        .toList());
    }

    @Override
    public Grade grade(String answer, Placeholders numbers, int hintsTaken) {
        List<Integer> places = Letters.places(answer, options.size());
        if (places.size() != 1) {
            return Grade.wrong("Choose one letter from a to " + Letters.at(options.size() - 1) + ".");
        }
        AnswerOption option = options.get(places.get(0));
        return option.right() ? Grade.right(option.say(), header, hintsTaken) : Grade.wrong(option.say());
    }

    @Override
    public String solution(Placeholders numbers) {
        return Letters.at(options.indexOf(
                options.stream().filter(AnswerOption::right).findFirst().orElseThrow()));
    }
}
