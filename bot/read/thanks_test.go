package read

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestThanks(t *testing.T) {
	for _, text := range []string{"ok", "Ok ạ", "OK", "oke", "vâng", "Vâng ạ", "dạ", "dạ vâng ạ", "cảm ơn", "cam on", "Em cảm ơn thầy cô ạ!", "xin cảm ơn", "thanks", "tks ad",
		"thank you", "👍", "👍🏻👍🏻", "🙏 cảm ơn", "đã rõ", "ok rồi", "vâng, cảm ơn hệ thống", "Trân trọng cảm ơn.", "❤️", "dạ em cảm ơn nhiều ạ"} {
		require.True(t, IsThanks(text), text)
	}
	for _, text := range []string{"", "rồi", "ạ", "0299900124", "vâng, đã được tiếp nhận", "ok?", "Mầm non Hoa Sen", "cảm ơn, còn trường thứ hai", "😡", "?", "từ chối", "2", "không", "đã gửi"} {
		require.False(t, IsThanks(text), text)
	}
}

func TestQuestions(t *testing.T) {
	for _, text := range []string{"gửi lại làm sao ạ", "bị từ chối rồi thì sao ạ", "còn thiếu gì nhỉ", "Gửi ảnh ở đâu", "?", "làm thế nào vậy ạ", "Hạn đến bao giờ?", "em muốn hỏi", "cho hỏi mã số thuế là gì", "gui the nao", "được không ạ", "xong chưa ạ", "how do I send", "tôi nhập mã nào bây giờ"} {
		require.True(t, IsQuestion(text), text)
	}
	for _, text := range []string{"https://example.vn/a?b=c", "t.me/some_bot?start=u", "mầm non An Nhi", "mam non an nhi", "Mầm non Ngôi Sao A", "", "0299900124", "được tiếp nhận", "Mầm non Hoa Sen", "chưa đăng ký", "vâng ạ", "Tiểu học Thế Nghĩa"} {
		require.False(t, IsQuestion(text), text)
	}
}
