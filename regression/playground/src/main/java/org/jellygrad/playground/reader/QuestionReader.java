package org.jellygrad.playground.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jellygrad.playground.question.ChoiceQuestion;
import org.jellygrad.playground.question.ChoiceQuestion.AnswerOption;
import org.jellygrad.playground.question.OrderQuestion;
import org.jellygrad.playground.question.PredictQuestion;
import org.jellygrad.playground.question.PredictQuestion.KnownMistake;
import org.jellygrad.playground.question.PredictQuestion.WantedNumber;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.question.QuestionHeader;
import org.jellygrad.playground.question.TrialQuestion;
import org.jellygrad.playground.question.TrialQuestion.Vary;
import org.jellygrad.playground.question.UpdateRuleQuestion;

/** Reads the question of a block. */
final class QuestionReader {
    private static final double POINTS = 10;

    private QuestionReader() {}

    static Question read(LessonBlock block) {
        QuestionHeader header = new QuestionHeader(
                block.name(),
                block.required("ask"),
                block.all("hint"),
                block.optional("after").orElse(""),
                (int) block.number("points", POINTS));
        return switch (block.kind()) {
            case "predict" -> predict(block, header);
            case "choose" -> choose(block, header);
            case "order" -> order(block, header);
            case "try" -> attempt(block, header);
            default -> rule(block, header);
        };
    }

    private static Question predict(LessonBlock block, QuestionHeader header) {
        List<WantedNumber> wanted = new ArrayList<>();
        for (String answer : block.all("answer")) {
            String[] parts = answer.split(" = ", 2);
            if (parts.length < 2) {
                throw block.error(
                        "'" + answer + "' is no answer.", "Write 'answer: x = walk.x[1]', one line for each number.");
            }
            wanted.add(new WantedNumber(parts[0].strip(), parts[1].strip()));
        }
        double tolerance = block.number("tolerance", Double.NaN);
        if (wanted.isEmpty() || !(tolerance >= 0)) {
            throw block.error(
                    "There is no answer or no tolerance.", "Add 'answer: x = walk.x[1]' and 'tolerance: 0.005'.");
        }
        return new PredictQuestion(
                header,
                wanted,
                tolerance,
                pairs(block, "mistake").stream()
                        .map(pair -> new KnownMistake(pair.get(0), pair.get(1)))
                        .toList());
    }

    private static Question choose(LessonBlock block, QuestionHeader header) {
        List<AnswerOption> options = new ArrayList<>();
        pairs(block, "option").forEach(pair -> options.add(new AnswerOption(false, pair.get(0), pair.get(1))));
        List<List<String>> right = pairs(block, "right");
        if (right.size() != 1 || options.isEmpty()) {
            throw block.error(
                    "There are " + right.size() + " right answers.", "Give one 'right:' and at least one 'option:'.");
        }
        int place = Math.floorMod(block.name().hashCode(), options.size() + 1);
        options.add(
                place, new AnswerOption(true, right.get(0).get(0), right.get(0).get(1)));
        return new ChoiceQuestion(header, options);
    }

    /** Values of the form {@code answer | what to say to it}. */
    private static List<List<String>> pairs(LessonBlock block, String key) {
        List<List<String>> pairs = new ArrayList<>();
        for (String value : block.all(key)) {
            List<String> pair =
                    Arrays.stream(value.split("\\|", 2)).map(String::strip).toList();
            if (pair.size() < 2) {
                throw block.error(
                        "'" + value + "' says nothing to who gives it.", "Write '" + key + ": ANSWER | A sentence.'");
            }
            pairs.add(pair);
        }
        return pairs;
    }

    private static Question order(LessonBlock block, QuestionHeader header) {
        List<String> lines = block.all("line");
        if (lines.size() < 2) {
            throw block.error("There are no lines to order.", "Add at least two 'line: ...' in the right order.");
        }
        List<Integer> right = IntStream.range(0, lines.size()).boxed().toList();
        List<Integer> shuffled = new ArrayList<>(right);
        Random random = new Random(block.name().hashCode());
        while (shuffled.equals(right)) {
            Collections.shuffle(shuffled, random);
        }
        return new OrderQuestion(header, lines, shuffled);
    }

    private static Question rule(LessonBlock block, QuestionHeader header) {
        String code = block.optional("code").orElse("");
        if (code.contains("?") != block.kind().equals("blank")) {
            throw block.error(
                    "The code of a blank has a '?', other code has none.", "Write '## blank' and 'code: x ? lr*2*x'.");
        }
        double tolerance = block.number("tolerance", Double.NaN);
        if (!(tolerance >= 0)) {
            throw block.error("There is no tolerance.", "Add 'tolerance: 0.000001'.");
        }
        return new UpdateRuleQuestion(header, block.required("like"), code, tolerance, block.required("answer"));
    }

    private static Question attempt(LessonBlock block, QuestionHeader header) {
        String vary = block.required("vary").toUpperCase(Locale.ROOT);
        Vary what = Arrays.stream(Vary.values())
                .filter(value -> value.name().equals(vary))
                .findFirst()
                .orElseThrow(() -> block.error("'" + vary + "' cannot be varied.", "Vary rate, start or function."));
        return new TrialQuestion(
                header,
                block.required("run"),
                what,
                block.required("goal"),
                block.required("wrong"),
                block.required("answer"));
    }
}
