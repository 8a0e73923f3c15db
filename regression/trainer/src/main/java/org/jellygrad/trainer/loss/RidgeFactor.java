package org.jellygrad.trainer.loss;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jellygrad.trainer.internal.Checks;

/** Where the l2 penalty comes from: the user, or a search by cross-validation. */
public sealed interface RidgeFactor extends Choice {

    /** The table of the factors. */
    static Choices<RidgeFactor> choices() {
        return Choices.<RidgeFactor>of(
                        "l2 penalty",
                        List.of(Entry.of(
                                "search", "the best by cross-validation, of a log scale of penalties", Search::new)))
                .orElse("a number from 0", factor -> new Given(WrittenNumber.real(factor)));
    }

    /** The factor that the user gave; 0 where it is searched. */
    default double given() {
        return 0;
    }

    /** Whether cross-validation searches for the factor. */
    default boolean isSearched() {
        return false;
    }

    /** Chosen by {@link org.jellygrad.trainer.Trainer#searchL2}. */
    record Search() implements RidgeFactor {
        @Override
        public boolean isSearched() {
            return true;
        }

        @Override
        public String text() {
            return "search";
        }
    }

    /**
     * The user's.
     *
     * @param given at least 0 and finite
     */
    record Given(double given) implements RidgeFactor {
        public Given {
            Penalty.of(0, given);
        }

        @Override
        public String text() {
            return Checks.number(given);
        }
    }
}
