package desk

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCommandsAreAskedFor: whoever does not know the name of a command says what it is for.
func TestCommandsAreAskedFor(t *testing.T) {
	for text, want := range map[string]string{
		"chị cần số liệu": "tonghop", "truong nao chua bao cao": "chuabaocao", "nhắc các trường giúp chị": "dondoc", "in cho anh file excel": "xuat",
		"báo cáo thay cho một trường": "baocaothay", "ảnh nào chờ duyệt": "xacnhan",
	} {
		require.NotEmpty(t, meant(text), text)
		require.Equal(t, want, meant(text)[0].name, text)
	}
	for _, text := range []string{"chào em", "thời tiết đẹp", "máy lạnh quá"} {
		require.False(t, Means(text), text)
	}
}
