package org.jellygrad.model.formula;

import java.util.List;
import java.util.stream.Stream;

/** A part of a formula's right side, as it was written. As text it reads back to an equal part. */
sealed interface Part {

    /** What it is made of, as written. */
    default Stream<Operand> operands() {
        if (this instanceof Single single) {
            return Stream.of(single.operand());
        }
        if (this instanceof Sum sum) {
            return sum.addends().stream().flatMap(addend -> addend.part().operands());
        }
        if (this instanceof Crossing crossing) {
            return Stream.concat(crossing.left().operands(), crossing.right().operands());
        }
        if (this instanceof Interaction interaction) {
            return Stream.concat(
                    interaction.left().operands(), interaction.right().operands());
        }
        return this instanceof UpTo upTo ? upTo.of().operands() : Stream.empty();
    }

    /** {@code .}: every numeric column but the target. */
    record All() implements Part {
        @Override
        public String toString() {
            return ".";
        }
    }

    record Single(Operand operand) implements Part {
        @Override
        public String toString() {
            return operand.toString();
        }
    }

    /** {@code 1} or {@code 0}: with or without an intercept. */
    record Intercept(boolean wanted) implements Part {
        @Override
        public String toString() {
            return wanted ? "1" : "0";
        }
    }

    /** {@code a + b - c}: the terms of a, those of b that are new, and without those of c. */
    record Sum(List<Addend> addends) implements Part {
        public Sum {
            addends = List.copyOf(addends);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (Addend addend : addends) {
                String sign = addend.removed() ? "- " : text.isEmpty() ? "" : "+ ";
                boolean inner = addend.part() instanceof Sum;
                text.append(text.isEmpty() ? "" : " ")
                        .append(sign)
                        .append(inner ? "(" + addend.part() + ")" : addend.part());
            }
            return text.toString();
        }
    }

    /** What is added in a sum, or removed. */
    record Addend(Part part, boolean removed) {}

    /** {@code a*b}: {@code a + b + a:b}. */
    record Crossing(Part left, Part right) implements Part {
        @Override
        public String toString() {
            return operand(left, false) + "*" + operand(right, true);
        }

        private static String operand(Part part, boolean right) {
            boolean looser = part instanceof Sum || (right && part instanceof Crossing);
            return looser ? "(" + part + ")" : part.toString();
        }
    }

    /** {@code a:b}: the product of each of a's terms with each of b's. */
    record Interaction(Part left, Part right) implements Part {
        @Override
        public String toString() {
            return operand(left, false) + ":" + operand(right, true);
        }

        private static String operand(Part part, boolean right) {
            boolean looser = part instanceof Sum || part instanceof Crossing || (right && part instanceof Interaction);
            return looser ? "(" + part + ")" : part.toString();
        }
    }

    /** {@code (a + b + c)^n}: the terms of a, b and c and their interactions of up to n. */
    record UpTo(Part of, int order) implements Part {
        @Override
        public String toString() {
            return (of instanceof All ? "." : "(" + of + ")") + "^" + order;
        }
    }
}
