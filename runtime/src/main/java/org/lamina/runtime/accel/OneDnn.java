package org.lamina.runtime.accel;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one oneDNN engine of this process, and whether there is one.
///
/// Safe to ask on any thread. Where the native library is missing this says so once, in the log, and everything stays
/// with DL4J's own layers.
public final class OneDnn {
    private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);

    private OneDnn() {}

    /// Whether oneDNN's native library loads on this machine, and the processor is what computes.
    public static boolean isAvailable() {
        return Loaded.AVAILABLE;
    }

    /// Set to "off" to train with DL4J's own layers only.
    public static final String SWITCH = "lamina.accel";

    private static final class Loaded {
        static final boolean AVAILABLE = load();

        private static boolean load() {
            if ("off".equals(System.getProperty(SWITCH)) || Device.current() == Device.GPU) {
                return false;
            }
            try {
                Loader.load(dnnl.class);
                return true;
            } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
                LOG.info("oneDNN is not available here ({}); DL4J's own layers are used.", missing.getMessage());
                return false;
            }
        }
    }

    /// Engine and stream, made on first use after [#isAvailable()] said yes.
    static final class Cpu {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final stream STREAM = new stream(ENGINE);

        private Cpu() {}
    }

    static memory.desc describe(memory.format_tag layout, long... sizes) {
        return new memory.desc(sizes, memory.data_type.f32, layout);
    }

    /// A description of an array whose neighbours along each dimension lie `strides` apart.
    static memory.desc describe(long[] sizes, long[] strides) {
        return new memory.desc(sizes, memory.data_type.f32, strides);
    }

    /// A description of so many numbers, or of the absence of an optional argument.
    static memory.desc vector(boolean isPresent, long size) {
        return isPresent ? describe(memory.format_tag.x, size) : new memory.desc();
    }

    /// A description that leaves the layout to the primitive.
    static memory.desc any(long... sizes) {
        return describe(memory.format_tag.any, sizes);
    }

    /// What every primitive is made with: its scratch memory comes from us ([Step] gives it). oneDNN's own
    /// may, depending on how it was built, be used by the thread alone that made the primitive.
    static primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user.value);
        return attributes;
    }

    /// What a primitive is made with whose sums go through ReLU, or through nothing, at once.
    static primitive_attr reluAfterwards(boolean relu) {
        primitive_attr attributes = attributes();
        if (relu) {
            post_ops after = new post_ops();
            after.append_eltwise(1f, algorithm.eltwise_relu.value, 0f, 0f);
            attributes.set_post_ops(after);
        }
        return attributes;
    }

    /// Copies between two layouts of the same array.
    static Step copy(Slot from, Slot to) {
        reorder.primitive_desc description =
                new reorder.primitive_desc(Cpu.ENGINE, from.layout(), Cpu.ENGINE, to.layout(), attributes(), false);
        return new Step(new reorder(description), description)
                .with(dnnl.DNNL_ARG_FROM, from)
                .with(dnnl.DNNL_ARG_TO, to);
    }
}
