package dialog

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Who an officer is, and by which phone, is set in the list of officers: what an
// officer writes while reporting for a school changes neither, and is not asked for.
func TestAnOfficersNameAndPhoneAreNotTheConversations(t *testing.T) {
	c := newChat(t)
	c.play("> 0299900124\n@officer\n")
	a := c.w.accounts["telegram:an"]
	a.Name, a.Phone = "Trần Thị Hà", "0999 000 200"
	c.w.accounts["telegram:an"] = a
	said := c.play("> [Đúng]\n> Kính gửi cô Hoàng Thị Mai, nộp qua 0999000777 nhé\n> chưa đăng ký\n> [Gửi báo cáo]\n> Hoàng Thị Mai, hiệu trưởng, 0999000777\n")
	require.Contains(t, said, "Đã nhận báo cáo")
	require.NotContains(t, said, "họ tên, chức vụ và số điện thoại")
	require.Equal(t, "0999 000 200", c.w.accounts["telegram:an"].Phone)
	require.Equal(t, "Trần Thị Hà", c.w.accounts["telegram:an"].Name)
}

// An officer who asks what is kept about them, or begins a report, is no thầy/cô at the
// head of the answer.
func TestAnOfficerIsGreetedAsOne(t *testing.T) {
	c := newChat(t)
	said := c.play("@officer\n> /baocao\n> /dulieu\n")
	require.Contains(t, said, "Kính chào đồng chí.")
	require.Contains(t, said, "ĐANG LƯU VỀ ĐỒNG CHÍ")
	require.Contains(t, said, "Đồng chí có thể đề nghị sửa hoặc xóa")
	require.NotContains(t, said, "VỀ THẦY/CÔ")
	require.NotContains(t, said, "Kính chào thầy/cô")

	said = c.play("> [Tải dữ liệu về]\n> /dulieu\n> [Đề nghị sửa]\n> Họ tên: Trần Thị Hà\n> /dulieu\n> [Đề nghị xóa]\n> [Đề nghị xóa]\n")
	require.Contains(t, said, "đang lưu về đồng chí")
	require.Contains(t, said, "Đồng chí cho biết dữ liệu nào chưa đúng")
	require.Contains(t, said, "Đồng chí đề nghị xóa dữ liệu cá nhân của mình?")
	_, after, _ := strings.Cut(said, "[Tải dữ liệu về]")
	require.NotContains(t, strings.ToLower(after), "thầy/cô")
}

// Whatever the conversation says to an officer who reports for a school says đồng chí:
// each question, what was wrong with an answer, the receipt and what follows it.
func TestAnOfficerIsAskedAsOne(t *testing.T) {
	for name, typed := range map[string]string{
		"the code":         "> /baocao\n",
		"the name":         "> /baocao\n> [Không nhớ mã]\n",
		"once more":        "> /baocao\n> Trường Mầm non Kim Liên\n",
		"is it this one":   "> 0299900124\n",
		"a slip":           "> /baocaoo\n",
		"no such command":  "> /xyz\n",
		"help":             "> /trogiup\n",
		"giving up":        "> 0299900124\n> /huy\n",
		"bad codes":        "> 1234567\n> 12345678\n> 0912345678\n> 031201001234\n> 8000000001\n> 0299900125\n",
		"status":           "> 0299900124\n> [Đúng]\n> đã đăng ký rồi\n> không vào được VNeID\n",
		"a refusal":        "> 0299900124\n> [Đúng]\n> [Từ chối]\n> [Lý do khác]\n",
		"picture, receipt": "> 0299900124\n> [Đúng]\n> [Được tiếp nhận]\n> (file)\n> (photo)\n> [Sửa]\n> [Quay lại]\n> [Gửi báo cáo]\n> cảm ơn\n> (voice)\n",
		"a question":       "> 0299900124\n> [Đúng]\n> mã số thuế là gì\n> hạn đến khi nào\n",
		"photo at once":    "> (photo)\n> 0299900124 đã được tiếp nhận\n",
	} {
		t.Run(name, func(t *testing.T) {
			require.NotContains(t, strings.ToLower(newChat(t).play("@officer\n"+typed)), "thầy/cô")
		})
	}
}

// A number in a complaint is of what the complaint is about: it goes to an officer and
// becomes nobody's contact, asked for it or not. Whoever is to be called back is.
func TestANumberInAComplaintIsNoContact(t *testing.T) {
	const sent = "> 0299900124\n> [Đúng]\n> [Chưa đăng ký]\n> [Gửi báo cáo]\n"
	for words, phone := range map[string]string{
		"Tôi muốn phản ánh: cô Lan bị ghi sai số 0999 000 123, nhờ cán bộ xem lại giúp":        "",
		"Số điện thoại trên danh sách 0999000123 không phải của trường em":                     "",
		"Trường báo số điện thoại của hiệu trưởng cũ là 0999000123, đề nghị sửa":               "",
		"nhờ anh chị gọi lại giúp em 0999000123":                                               "0999000123",
		"Tôi là Nguyễn Thị Lan, hiệu trưởng, 0999000123, muốn phản ánh việc danh sách ghi sai": "0999000123",
	} {
		for _, before := range []string{sent, sent + "> [Bỏ qua]\n"} {
			c := newChat(t)
			said := c.play(before + "> " + words + "\n")
			_, said, _ = strings.Cut(said, "> "+words)
			require.Contains(t, said, "= for the officer", words)
			require.NotContains(t, said, "Rút báo cáo", words)
			if before == sent || phone == "" {
				require.Equal(t, phone, c.w.accounts["telegram:an"].Phone, words)
			}
		}
	}
}

// Where no file can come, none is offered and none made: the rows are said.
func TestWhatIsHeldIsSaidWhereNoFileCanCome(t *testing.T) {
	c := newChat(t)
	said := c.play("> 0299900124\n> [Đúng]\n> [Chưa đăng ký]\n> [Gửi báo cáo]\n> [Bỏ qua]\n@zalo\n> /dulieu\n> [Xem từng dòng]\n")
	_, said, _ = strings.Cut(said, "> /dulieu")
	require.NotContains(t, said, "Tải dữ liệu về")
	require.NotContains(t, said, ".csv")
	require.Contains(t, said, "• Báo cáo: ")
}
