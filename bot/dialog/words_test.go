package dialog

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/stretchr/testify/require"
)

// TestMain fails when a sentence or an argument of one was missing anywhere:
// locales only logs it, and says something that is always true.
func TestMain(m *testing.M) {
	var log bytes.Buffer
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	code := m.Run()
	if log.Len() > 0 {
		fmt.Println("words that are missing:\n" + log.String())
		code = 1
	}
	os.Exit(code)
}

// TestEverySentenceIsSaidSomewhere finds sentences that nothing says any more.
func TestEverySentenceIsSaidSomewhere(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var source strings.Builder
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") {
			code, err := os.ReadFile(f)
			require.NoError(t, err)
			source.Write(code)
		}
	}
	var tree map[string]map[string]string
	_, err = toml.DecodeFile("../../locales/principal.vi.toml", &tree)
	require.NoError(t, err)
	made := regexp.MustCompile(`^(next|photo|platform|need)\.|^unit\.code_|^contact\.part_`) // put together from a prefix and a code
	for table, keys := range tree {
		for key := range keys {
			if id := table + "." + key; !made.MatchString(id) {
				require.True(t, strings.Contains(source.String(), `"`+id+`"`), "nothing says %s", id)
			}
		}
	}
}

func TestNameBesideAStatus(t *testing.T) {
	for text, want := range map[string]string{
		"mầm non hoa sen đã được tiếp nhận":      "mầm non hoa sen",
		"Mầm non Hoa Sen: trạng thái từ chối":    "Mầm non Hoa Sen",
		"được tiếp nhận, mầm non hoa sen":        "mầm non hoa sen",
		"mầm non bạch long vĩ đã được tiếp nhận": "mầm non bạch long vĩ",
		"tiểu học phú thái bị từ chối":           "tiểu học phú thái",
		"đã được tiếp nhận rồi ạ":                "",
		"em thưa cô":                             "",
		"Định danh thành công":                   "",
		"mầm non hoa sen định danh thành công":   "mầm non hoa sen",
		"hôm qua đã được tiếp nhận rồi ạ":        "",
		"hồ sơ đã được tiếp nhận":                "",
		"tiểu học hòa nghĩa hồ sơ bị từ chối":    "tiểu học hòa nghĩa",
		"Đa Phúc": "Đa Phúc",
		"Trường tiểu học Hòa Nghĩa đã đăng ký và được tiếp nhận":                                   "Trường tiểu học Hòa Nghĩa",
		"THCS Hải Thành báo cáo đã được tiếp nhận ạ":                                               "THCS Hải Thành",
		"Mầm non Hoa Sen (quận Dương Kinh) đã đăng ký, được tiếp nhận":                             "Mầm non Hoa Sen (quận Dương Kinh)",
		"mầm non hoa sen chưa được tiếp nhận":                                                      "mầm non hoa sen",
		"mam non hoa sen chua dang ky":                                                             "mam non hoa sen",
		"mầm non hoa sen đã đăng ký rồi":                                                           "mầm non hoa sen",
		"mầm non sân chùa đã được tiếp nhận":                                                       "mầm non sân chùa",
		"Kính gửi phòng GD, trường tiểu học Hòa Nghĩa đã đăng ký và được tiếp nhận ngày 20/5/2025": "trường tiểu học Hòa Nghĩa",
		"kính chào phòng mầm non hoa sen được tiếp nhận":                                           "mầm non hoa sen",
		"hoa sen mầm non":                         "hoa sen mầm non",
		"cơ sở mầm non minh tân":                  "cơ sở mầm non minh tân",
		"trường em là mầm non hoa sen ạ":          "mầm non hoa sen",
		"dạ em ở tiểu học nam sơn A ạ":            "tiểu học nam sơn A",
		"Trường Mầm non Hoa Sen":                  "Trường Mầm non Hoa Sen",
		"trường em":                               "",
		"ạ":                                       "",
		strings.Repeat("mầm non hoa sen ", 20):    "",
		strings.Repeat("được tiếp nhận xin ", 30): "",
	} {
		require.Equal(t, want, nameIn(text), text)
	}
}

func TestTapsAreTakenApart(t *testing.T) {
	require.Equal(t, tap{wait: "w", choice: "yes"}, parseTap("d:w:yes"))
	require.Equal(t, tap{verb: "send", object: "d:1"}, parseTap("s:send:d:1"))
	for _, junk := range []string{"", "d", "d:w", "x:y:z", "::", "o:refresh:1"} {
		require.Equal(t, tap{}, parseTap(junk), junk)
	}
}
