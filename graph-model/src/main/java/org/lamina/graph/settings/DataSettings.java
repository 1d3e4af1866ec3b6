package org.lamina.graph.settings;

import java.util.List;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;
import org.lamina.graph.shape.Shape;

/// The data source and how it is cut and prepared.
///
/// @param validationShare part of the training samples that is kept apart and measured after every epoch
/// @param limit use only this many training samples, chosen by the seed; 0 uses all
/// @param target what the outputs learn
public record DataSettings(
        DataSpec source, double validationShare, int limit, Normalisation normalisation, Learned target)
        implements Described {
    public static final DataSettings DEFAULT =
            new DataSettings(new DataSpec.None(), 0.1, 0, Normalisation.UNIT, Learned.LABELS);

    public static final Kind<DataSettings> KIND = Kind.of(
            "settings",
            "data",
            DataSettings.class,
            DEFAULT,
            Param.variant("source", DataSpec.ALL, DataSettings::source, DataSettings::withSource),
            Param.decimal(
                    "validation-share", DataSettings::validationShare, DataSettings::withValidationShare, 0.01, 0.5),
            Param.integer("limit", DataSettings::limit, DataSettings::withLimit, 0, 10_000_000),
            Param.choice(
                    "normalisation",
                    "normalisation",
                    DataSettings::normalisation,
                    DataSettings::withNormalisation,
                    List.of(Normalisation.values())),
            Param.optionalChoice(
                    "target", "learned", DataSettings::target, DataSettings::withTarget, List.of(Learned.values())));

    public DataSettings withSource(DataSpec changed) {
        return new DataSettings(changed, validationShare, limit, normalisation, target);
    }

    public DataSettings withValidationShare(double changed) {
        return new DataSettings(source, changed, limit, normalisation, target);
    }

    public DataSettings withLimit(int changed) {
        return new DataSettings(source, validationShare, changed, normalisation, target);
    }

    public DataSettings withNormalisation(Normalisation changed) {
        return new DataSettings(source, validationShare, limit, changed, target);
    }

    public DataSettings withTarget(Learned changed) {
        return new DataSettings(source, validationShare, limit, normalisation, changed);
    }

    /// What the data offers to a network under these settings.
    public DataSignature signature() {
        DataSignature offered = source.signature();
        return learnsInput() ? offered.reconstructed() : offered;
    }

    /// Whether each sample is its own right answer.
    public boolean learnsInput() {
        return target == Learned.INPUT;
    }

    /// Whether all values of an input of this shape lie between 0 and 1 when the network sees them: pixels do where
    /// they are divided by the largest.
    public boolean isWithinUnit(Shape input) {
        return input instanceof Shape.Image && normalisation == Normalisation.UNIT;
    }

    @Override
    public Kind<DataSettings> kind() {
        return KIND;
    }
}
