package bot

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

func TestReadCommand(t *testing.T) {
	for _, c := range []struct {
		text, command, args string
		forOther            bool
	}{
		{"/tonghop", "tonghop", "", false},
		{"/tonghop Dương Kinh", "tonghop", "Dương Kinh", false},
		{"/tonghop@OurBot Dương Kinh", "tonghop", "Dương Kinh", false},
		{"/tonghop@ourbot", "tonghop", "", false},
		{"/tonghop@OtherBot Dương Kinh", "tonghop", "Dương Kinh", true},
		{"/Tổng_hợp", "tonghop", "", false},
		{"/TONGHOP", "tonghop", "", false},
		{norm.NFD.String("/tổnghợp Hòa Nghĩa"), "tonghop", "Hòa Nghĩa", false},
		{"/đônđốc", "dondoc", "", false},
		{"  /start  u123_-  ", "start", "u123_-", false},
		{"/donvi\n0299900124\nx", "donvi", "0299900124\nx", false},
		{"/baocao.", "baocao", "", false},
	} {
		command, args, forOther, ok := ReadCommand(c.text, "OurBot")
		require.True(t, ok, c.text)
		require.Equal(t, c.command, command, c.text)
		require.Equal(t, c.args, args, c.text)
		require.Equal(t, c.forOther, forOther, c.text)
	}
	_, _, forOther, _ := ReadCommand("/id@OurBot", "@OurBot")
	require.False(t, forOther)
	for _, text := range []string{"", "/", "/ x", "tonghop", "a /tonghop", "15/5", "/@OurBot", "//"} {
		_, _, _, ok := ReadCommand(text, "OurBot")
		require.False(t, ok, text)
	}
}
