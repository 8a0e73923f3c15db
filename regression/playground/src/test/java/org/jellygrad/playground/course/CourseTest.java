package org.jellygrad.playground.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.question.ChoiceQuestion;
import org.jellygrad.playground.question.Grade;
import org.jellygrad.playground.question.OrderQuestion;
import org.jellygrad.playground.question.PredictQuestion;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.question.TrialQuestion;
import org.jellygrad.playground.question.UpdateRuleQuestion;
import org.jellygrad.trainer.plot.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every lesson. */
class CourseTest {
    private static final Course COURSE = Course.load();

    static Stream<Lesson> lessons() {
        return COURSE.lessons().stream();
    }

    @Test
    void theOrderIsThatOfTheArticles() {
        assertThat(COURSE.names())
                .containsExactly(
                        "jar",
                        "line",
                        "walk",
                        "gradient",
                        "square",
                        "rates",
                        "doubles",
                        "optimizers",
                        "trouble",
                        "sign",
                        "recipe",
                        "rule",
                        "slope",
                        "contours")
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnknownNameOffersTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COURSE.lesson("rate"))
                .withMessageStartingWith(
                        "There is no lesson 'rate'.\n\nDid you mean 'rates'?\nThe lessons are: jar, line, ");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void saysWhatItIsForInOneSentence(Lesson lesson) {
        assertThat(lesson.title()).isNotBlank().doesNotEndWith(".");
        assertThat(lesson.goal()).matches("[A-Z].*[^.]\\.").hasSizeLessThan(120);
        assertThat(lesson.points()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void opensWithEveryNumberThere(Lesson lesson) {
        OpenLesson opened = OpenLesson.of(lesson);
        List<String> texts = new ArrayList<>(List.of(opened.title(), opened.goal()));
        opened.steps().forEach(step -> texts.addAll(step.texts()));
        questions(opened).forEach(question -> texts.add(question.how()));
        assertThat(opened.steps()).hasSameSizeAs(lesson.steps());
        assertThat(texts).noneMatch(text -> text.contains("NaN") || text.contains("infinity"));
        assertThat(texts.stream().filter(text -> !text.contains("yours."))).noneMatch(text -> text.matches(".*[{}].*"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyViewCanBeDrawn(Lesson lesson) {
        OpenLesson opened = OpenLesson.of(lesson);
        for (LessonStep step : opened.steps()) {
            if (step instanceof LessonStep.LiveRun run) {
                assertThat(run.views()).isNotEmpty().allSatisfy(view -> {
                    boolean table = view.table(opened.run(run.id())).isPresent();
                    boolean picture = view.chart(opened.run(run.id()))
                            .filter(chart -> !chart.isEmpty())
                            .map(Chart::notes)
                            .isPresent();
                    assertThat(table).isNotEqualTo(picture);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everySolutionIsRightAndHintsCost(Lesson lesson) {
        OpenLesson opened = OpenLesson.of(lesson);
        for (Question question : questions(opened)) {
            String id = question.header().id();
            Grade grade = opened.grade(id, opened.solution(id), 0);
            assertThat(grade.right())
                    .as(lesson.name() + " " + id + ": " + grade.message())
                    .isTrue();
            assertThat(grade.points()).isEqualTo(question.header().points());
            assertThat(opened.grade(id, opened.solution(id), 2).points())
                    .isEqualTo(question.header().points() - 2);
            assertThat(question.header().hints()).as(id).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void wrongAnswersAreWrongAndSayWhy(Lesson lesson) {
        OpenLesson opened = OpenLesson.of(lesson);
        for (Question question : questions(opened)) {
            for (String answer : wrong(question)) {
                Grade grade = opened.grade(question.header().id(), answer, 0);
                assertThat(grade.right())
                        .as(lesson.name() + " " + question.header().id() + " " + answer)
                        .isFalse();
                assertThat(grade.points()).isZero();
                assertThat(grade.message()).matches("(?s)\\S.{10,}[.!?]").doesNotContain("null", "Exception", "{");
            }
        }
    }

    private static List<Question> questions(OpenLesson opened) {
        return opened.steps().stream()
                .filter(LessonStep.Ask.class::isInstance)
                .map(step -> ((LessonStep.Ask) step).question())
                .toList();
    }

    private static List<String> wrong(Question question) {
        List<String> answers = new ArrayList<>(List.of("", "?", "what?", "1/0", "x +"));
        if (question instanceof PredictQuestion predict) {
            answers.add("123456.5".concat(" 123456.5".repeat(predict.numbers().size() - 1)));
            answers.add("-123456.5".concat(" 123456.5".repeat(predict.numbers().size() - 1)));
            answers.add("1 2 3 4");
        } else if (question instanceof ChoiceQuestion choose) {
            for (int i = 0; i < choose.options().size(); i++) {
                if (!choose.options().get(i).right()) {
                    answers.add(Character.toString('a' + i));
                }
            }
            answers.add("z");
        } else if (question instanceof OrderQuestion order) {
            List<String> letters = new ArrayList<>();
            for (int i = 0; i < order.lines().size(); i++) {
                letters.add(Character.toString('a' + i));
            }
            answers.add(String.join(" ", letters)); // as shown
            answers.add(String.join(" ", letters.subList(1, letters.size())));
        } else if (question instanceof UpdateRuleQuestion rule) {
            answers.addAll(
                    rule.isBlank() ? List.of("+", "*", "- 1 -") : List.of("x", "x + lr", "x - lr*y", "x = x + lr*2*x"));
        } else {
            answers.addAll(wrong(((TrialQuestion) question).vary()));
        }
        return answers;
    }

    private static List<String> wrong(TrialQuestion.Vary vary) {
        return switch (vary) {
            case RATE -> List.of("0.0000001", "-1", "0", "5000", "1e300");
            case START -> List.of("1.5", "0.5", "1e300", "x");
            case FUNCTION -> List.of("x^2 + 1", "y", "x*y", "7", "sqrt(x-7)", "x^2 +");
        };
    }
}
