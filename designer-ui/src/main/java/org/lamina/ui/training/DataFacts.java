package org.lamina.ui.training;

import java.util.List;
import org.lamina.graph.run.DataPreview;
import org.lamina.graph.settings.DataSignature;
import org.lamina.ui.inspector.Facts;
import org.lamina.ui.text.Messages;
import org.lamina.ui.text.Wording;

/// The sizes of the splits, the range of the inputs and what normalisation makes of them, in words.
final class DataFacts {
    private DataFacts() {}

    static Facts of(Messages messages, DataPreview preview) {
        Facts facts = new Facts();
        facts.add(messages.text("training.data.training"), messages.text("training.count", preview.training()));
        facts.add(messages.text("training.data.validation"), messages.text("training.count", preview.validation()));
        facts.add(messages.text("training.data.test"), messages.text("training.count", preview.test()));
        List<DataSignature.Input> inputs =
                preview.settings().source().signature().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            String name = ColumnNames.of(messages, inputs.get(i).name());
            facts.add(
                    messages.text("training.data.range", name),
                    messages.text(
                            "training.data.from-to",
                            Wording.significant(preview.minimum()[i], 4),
                            Wording.significant(preview.maximum()[i], 4)));
            facts.add(
                    messages.text("training.data.scaling", name),
                    scaling(messages, preview.normalisation().get(i)));
        }
        return facts;
    }

    private static String scaling(Messages messages, DataPreview.Scaling scaling) {
        if (scaling.subtract() == 0) {
            return scaling.divide() == 1
                    ? messages.text("training.data.as-it-is")
                    : messages.text("training.data.divide", Wording.significant(scaling.divide(), 4));
        }
        return messages.text(
                "training.data.formula",
                Wording.significant(scaling.subtract(), 4),
                Wording.significant(scaling.divide(), 4));
    }
}
