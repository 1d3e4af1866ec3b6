package org.lamina.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Latin words in Chinese sentences stand apart from the Chinese ones.
class SpacingTest {
    private final Messages chinese = new Messages(Locale.SIMPLIFIED_CHINESE);

    @Test
    void aLatinWordThatIsFilledInIsSetApart() {
        assertEquals("插入 LSTM", chinese.text("fix.insert", "LSTM"));
        assertEquals("打开 Conv2D 的例子", chinese.text("search.open-example", "Conv2D"));
    }

    @Test
    void aChineseWordIsNot() {
        assertEquals("插入展平", chinese.text("fix.insert", "展平"));
    }

    @Test
    void whatIsFilledInStaysAsItIs() {
        assertEquals("打开我的net", chinese.text("search.open", "我的net"));
    }
}
