package org.jellygrad.cli.guess;

/** What a player typed. */
sealed interface GuessInput {

    /** Whether it is the last thing of the game. */
    default boolean endsGame() {
        return false;
    }

    /** Calls the answer for this input. */
    void answeredBy(Answers answers);

    /** The answers to the player. */
    interface Answers {
        void line(LineGuess guess);

        void nudge(Nudge nudge);

        void oneRow(OneRowGuess guess);

        void gradient();
    }

    /** A line. */
    record LineGuess(double slope, double intercept) implements GuessInput {
        @Override
        public void answeredBy(Answers answers) {
            answers.line(this);
        }
    }

    /** The last line changed by so much, so many times. */
    record Nudge(double slope, double intercept, int times) implements GuessInput {
        @Override
        public void answeredBy(Answers answers) {
            answers.nudge(this);
        }
    }

    /** A number for one row alone. */
    record OneRowGuess(double x, double y) implements GuessInput {
        @Override
        public void answeredBy(Answers answers) {
            answers.oneRow(this);
        }
    }

    /** Let the gradient play. */
    record Play() implements GuessInput {
        @Override
        public boolean endsGame() {
            return true;
        }

        @Override
        public void answeredBy(Answers answers) {
            answers.gradient();
        }
    }

    /** End. */
    record Quit() implements GuessInput {
        @Override
        public boolean endsGame() {
            return true;
        }

        @Override
        public void answeredBy(Answers answers) {}
    }
}
