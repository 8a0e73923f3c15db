package org.jellygrad.model.json;

import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jellygrad.model.formula.Predictors;

/** The terms of a model as JSON, for other files than models that hold them. They are written as within a model. */
public final class PredictorsJson {

    private static final TypeAdapter<Predictors> PREDICTORS = ModelAdapters.predictors();

    private PredictorsJson() {}

    /** The terms as one JSON object. */
    public static String toJson(Predictors predictors) {
        StringWriter text = new StringWriter();
        try {
            PREDICTORS.toJson(text, predictors);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter never throws it
        }
        return text.toString();
    }

    /**
     * The terms of a JSON object.
     *
     * @param source what the text is called in messages
     * @throws org.jellygrad.model.UnusableModelException if it is none, or holds something else
     */
    public static Predictors fromJson(String text, String source) {
        try {
            return PREDICTORS.read(new CheckedReader(new StringReader(text), source));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringReader never throws it
        }
    }
}
