package org.lamina.samples.template;

import java.util.List;
import java.util.Optional;

/// All templates, simple and old ones first.
public final class TemplateCatalog {
    /// What stands before a template's name where a file could stand, too.
    public static final String PREFIX = "template:";

    public static final List<Template> ALL = List.of(
            new Template("lenet-5", "lenet", 61_706, ClassicNets::leNet5),
            new Template("lstm-classifier", "lstm", 2_691_713, ClassicNets::lstmClassifier),
            new Template("alexnet", "alexnet", 61_100_840, ClassicNets::alexNet),
            new Template("vgg-16", "vgg", 138_357_544, () -> ClassicNets.vgg(2, 2, 3, 3, 3)),
            new Template("vgg-19", "vgg", 143_667_240, () -> ClassicNets.vgg(2, 2, 4, 4, 4)),
            new Template("inception-v1", "inception", 6_624_904, BranchingNets::inception),
            new Template("resnet-18", "resnet", 11_689_512, () -> ResNets.basic(2, 2, 2, 2)),
            new Template("resnet-34", "resnet", 21_797_672, () -> ResNets.basic(3, 4, 6, 3)),
            new Template("resnet-50", "resnet", 25_557_032, () -> ResNets.bottleneck(3, 4, 6, 3)),
            new Template("resnet-101", "resnet", 44_549_160, () -> ResNets.bottleneck(3, 4, 23, 3)),
            new Template("resnet-152", "resnet", 60_192_808, () -> ResNets.bottleneck(3, 8, 36, 3)),
            new Template("squeezenet-1.0", "squeezenet", 1_248_424, BranchingNets::squeezeNet10),
            new Template("squeezenet-1.1", "squeezenet", 1_235_496, BranchingNets::squeezeNet11),
            new Template("densenet-121", "densenet", 7_978_856, BranchingNets::denseNet121),
            new Template("darknet-19", "darknet", 20_842_376, ClassicNets::darknet19),
            new Template("mobilenet-v1", "mobilenet-v1", 4_231_976, MobileNets::first),
            new Template("mobilenet-v2", "mobilenet-v2", 3_504_872, MobileNets::second),
            new Template("efficientnet-b0", "efficientnet", 5_288_548, EfficientNets::b0),
            new Template("u-net", "u-net", 31_030_658, UNets::published),
            new Template("tiny-yolo-v2", "darknet", 15_861_773, ClassicNets::tinyYolo),
            new Template("dcgan-generator", "dcgan", 6_342_273, AdversarialNets::generator),
            new Template("dcgan-discriminator", "dcgan", 2_765_569, AdversarialNets::discriminator),
            new Template("variational-autoencoder", "variational-autoencoder", 652_824, AutoencoderNets::variational),
            new Template("seq2seq", "luong", 82_962_000, Translators::seq2seq),
            new Template("transformer-base", "transformer", 100_970_632, Transformers::base),
            new Template("gpt-2", "gpt-2", 163_087_441, Transformers::gpt2),
            new Template("bert-base", "bert", 109_483_778, Transformers::bert));

    private TemplateCatalog() {}

    public static Optional<Template> byName(String name) {
        return ALL.stream().filter(template -> template.name().equals(name)).findFirst();
    }
}
