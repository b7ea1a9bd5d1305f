package read

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnotherUnitFirst(t *testing.T) {
	for text, want := range map[string]string{
		"khoan, làm trường hòa nghĩa trước đi": "trường hòa nghĩa", "thôi để tôi làm cho đa phúc đã": "đa phúc", "dừng, báo cáo giúp sơn ca an lão trước": "sơn ca an lão",
		"lam truong hoa nghia truoc di": "truong hoa nghia", "cho em báo cáo TH Hòa Nghĩa trước ạ": "TH Hòa Nghĩa", "hoãn, làm trước": "", "report hoa nghia first please": "hoa nghia",
	} {
		require.True(t, Text(text).Says(First), text)
		require.Equal(t, want, Text(text).To, text)
	}
	for _, text := range []string{"để em hỏi đã", "em gửi trước rồi", "báo cáo lần trước", "vẫn như trước", "em làm rồi", "chờ em xem lại đã", "đã đăng ký trước hạn"} {
		require.Empty(t, Text(text).To, text)
	}
	w := Text("đổi sang hòa nghĩa đi em")
	require.True(t, w.Says(Over))
	require.Equal(t, "hòa nghĩa", w.To)
}
