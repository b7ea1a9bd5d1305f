package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestSchoolsThatDifferByANumberStandInItsOrder(t *testing.T) {
	names := func(units []bot.Unit) (all []string) {
		for _, u := range units {
			all = append(all, u.Name)
		}
		return all
	}
	units := func(all ...string) (list []bot.Unit) {
		for _, name := range all {
			list = append(list, bot.Unit{Name: name})
		}
		return list
	}
	require.Equal(t, []string{"Mầm non Sao Sáng", "Mầm non Sao Sáng 1", "Mầm non Sao Sáng 2", "Mầm non Sao Sáng 10"},
		names(numbered(units("Mầm non Sao Sáng 2", "Mầm non Sao Sáng 10", "Mầm non Sao Sáng 1", "Mầm non Sao Sáng"))))
	other := units("THCS Sao Sáng 2", "Mầm non Sao Sáng 1")
	require.Equal(t, other, numbered(other), "others stay as they were found")
}

func TestANumberThatIsALineAndAnotherSchoolsIsAskedAbout(t *testing.T) {
	for _, c := range []struct{ channel, said, want string }{
		{"@zalo\n", "2", "Tiểu học Sao Sáng 1 (quận Dương Kinh).\n  Có đúng"},
		{"@zalo\n", "10", "Tiểu học Sao Sáng 10 (quận Dương Kinh).\n  Có đúng"},
		{"", "số 2", "Tiểu học Sao Sáng 2 (quận Dương Kinh).\n  Có đúng"},
		{"", "cái thứ nhất", "Xin thầy/cô gửi mã số thuế của Tiểu học Sao Sáng"},
	} {
		chat := newChat(t)
		for _, name := range []string{"Tiểu học Sao Sáng 2", "Tiểu học Sao Sáng 10", "Tiểu học Sao Sáng", "Tiểu học Sao Sáng 1"} {
			chat.w.add(bot.Unit{Name: name, Level: bot.Primary, Area: duongKinh})
		}
		require.Contains(t, chat.play(c.channel+"> sao sáng\n> "+c.said+"\n"), c.want, c.said)
	}
}

func TestACodeSentLaterIsTheOwnUnits(t *testing.T) {
	c := newChat(t)
	out := c.play("> thcs anh dũng\n> đúng\n> gửi mã sau\n> chưa đăng ký\n> gửi\n> mã số thuế trường em là 0299941057\n@later 24h\n> /baocao\n")
	require.Contains(t, out, "Đã ghi mã số thuế 0299 941 057 cho THCS Anh Dũng (quận Dương Kinh). Cán bộ sẽ kiểm tra.")
	require.Contains(t, out, "= code of THCS Anh Dũng: 0299941057")
	require.Contains(t, c.play("> chưa đăng ký\n"), "Mã số thuế: 0299 941 057", "it is not asked for again")
}
