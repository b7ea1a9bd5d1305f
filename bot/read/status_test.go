package read

import (
	"strings"
	"testing"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestStatusesPeopleType(t *testing.T) {
	for want, texts := range map[bot.Status][]string{
		bot.Accepted: {"Được tiếp nhận", "duoc tiep nhan", "đã được tiếp nhận", "ĐÃ ĐƯỢC TIẾP NHẬN RỒI Ạ", "dc tiếp nhận", "đã tiếp nhận", "tiếp nhận",
			"đã nhận", "vâng đã nhận rồi ạ", "trường em được tiếp nhận rồi", "đã đăng ký, được tiếp nhận", "Lần trước không được, nay đã được tiếp nhận",
			"0299900124 đã được tiếp nhận", "accepted", "duoc tiep nhan!!!", "VNeID ghi \"Được tiếp nhận\"",
			"Mầm non Thành Công đã được tiếp nhận", "được tiếp nhận không cần gửi ảnh nữa", "chưa có mã, đã được tiếp nhận",
			"hôm qua đã được tiếp nhận rồi ạ", "đc tiếp nhận r", "đc tn rồi", "duoctiepnhan", "em chưa có ảnh nhưng đã được tiếp nhận",
			"Mầm non Hồng Phong đã được tiếp nhận", "Mầm non Hoa Hồng được tiếp nhận", "thcs chùa hang đã được tiếp nhận", "TIỂU HỌC KHỔNG LÀO ĐƯỢC TIẾP NHẬN", "received"},
		bot.Refused: {"Từ chối", "tu choi", "bị từ chối", "bi tra ve", "không duyệt", "ko duyệt", "từ chối tiếp nhận", "bị từ chối tiếp nhận",
			"bị từ chối không rõ lý do", "từ chối, tên không khớp", "rejected",
			"ko khớp nên bị từ chối", "Vì địa chỉ chưa đúng nên bị từ chối ạ", "bị từ trối"},
		bot.Succeeded: {"Định danh thành công", "dinh danh thanh cong", "thành công", "đã thành công rồi ạ", "đã cấp", "đã được cấp", "đã cấp tài khoản", "được cấp tài khoản rồi ạ", "cấp tài khoản rồi"},
		bot.NotRegistered: {"Chưa đăng ký", "chua dang ky", "chưa đăng kí", "chưa đk", "trường chưa đăng ký ạ", "chưa làm", "not registered", "chưa đky",
			"chưa kịp đăng ký", "chưa đăng ký đâu ạ", "chưa làm gì cả", "trường em chưa kịp làm", "đúng rồi nhưng chưa đăng ký đâu", "chưa biết cách làm nên chưa đăng ký", "not yet registered"},
	} {
		for _, text := range texts {
			for _, spelled := range []string{text, strings.ToUpper(text), norm.NFD.String(text), "  " + text + "\n"} {
				s, found, unclear := Status(spelled)
				require.Equal(t, want, s, spelled)
				require.True(t, found, spelled)
				require.False(t, unclear, spelled)
			}
		}
	}
}

func TestStatusesThatMustBeAskedAbout(t *testing.T) {
	for _, text := range []string{
		"chưa được tiếp nhận", "chua dc tiep nhan", "không được tiếp nhận", "ko tiếp nhận", "k tiep nhan", "chẳng thành công",
		"chưa được cơ quan công an tiếp nhận", "chưa có đơn vị nào được tiếp nhận", "không thấy VNeID ghi được tiếp nhận", "khg được tiếp nhận", "hông được tiếp nhận",
		"0 được tiếp nhận", "it hasn't been accepted", "it isn't accepted", "được tiếp nhận đâu", "đã tiếp nhận hay chưa", "đã tiếp nhận hồ sơ chưa",
		"chưa đăng ký lại", "chưa làm được", "chưa tiếp nhận đâu ạ", "không được chấp nhận", "chờ công an duyệt", "đang đăng ký", "đã nộp chờ kết quả", "đã có tài khoản định danh", "chưa được cấp tài khoản", "đã đăng ký thành công", "gửi hồ sơ thành công", "bị trả lại",
		"không bị từ chối", "khong bi tu choi", "không phải bị từ chối", "chưa thành công", "Mầm non Chùa Hang chưa được tiếp nhận", "hổng được tiếp nhận", "chẵng được tiếp nhận", "vẫn chưa thấy được tiếp nhận",
		"được tiếp nhận chưa?", "đã được tiếp nhận chưa ạ", "có bị từ chối không?", "not accepted",
		"đã đăng ký rồi", "đã đăng ký", "đăng ký rồi ạ", "đã đk", "xong rồi", "xong", "rồi", "rồi ạ", "đã làm xong rồi", "em làm rồi",
		"đăng ký thành công", "nộp thành công", "đang xử lý", "chờ xác nhận", "đã phê duyệt", "đã duyệt", "hoàn thành",
		"được tiếp nhận hay từ chối", "từ chối rồi thành công", "chưa đăng ký, được tiếp nhận", "không chưa đăng ký",
	} {
		s, found, unclear := Status(text)
		assert.Equal(t, bot.NoStatus, s, text)
		assert.False(t, found, text)
		assert.True(t, unclear, text)
	}
}

func TestWordsThatAreNoStatus(t *testing.T) {
	for _, text := range []string{
		"", "xin chào", "0299900124", "Mầm non Hoa Sen", "Mầm non Thành Công", "Trường Tiểu học Thành Công", "Mầm non tư thục Thành Công", "phường Thành Công",
		"đã nhận được tin nhắn của thầy", "đã nhận ảnh", "dạ cấp 2", "vâng ạ", "cảm ơn", "rơi mất ảnh rồi", "bàn giao",
		"căn hộ thành phố", "không", "chưa", "người dân tin cậy",
	} {
		s, found, unclear := Status(text)
		assert.Equal(t, bot.NoStatus, s, text)
		require.False(t, found || unclear, text)
	}
}

func TestAStatusBesideTheNameOfAUnit(t *testing.T) {
	for text, names := range map[string][]string{"mn hàng không từ chối": {"Mầm non Hàng Không"}, "mam non hoa hong tu choi": {"Mầm non Hoa Hồng"}, "Tân Thành Công và Hàng Không đều bị từ chối": {"Tiểu học Hàng Không", "THCS Tân Thành Công"}} {
		_, found, _ := Status(text)
		assert.False(t, found, text)
		s, found, _ := StatusBeside(text, names)
		require.True(t, found, text)
		require.Equal(t, bot.Refused, s, text)
	}
	_, found, unclear := StatusBeside("mn hàng không chưa được tiếp nhận", []string{"Mầm non Hàng Không"})
	require.True(t, unclear && !found, "what is said besides is still doubtful")
}

func TestNegationNeverGivesAStatus(t *testing.T) {
	aliases := []string{"được tiếp nhận", "tiếp nhận", "bị từ chối", "từ chối", "thành công", "định danh thành công", "đã được cấp tài khoản"}
	rapid.Check(t, func(t *rapid.T) {
		no := rapid.SampledFrom([]string{"chưa", "không", "ko", "k", "chẳng", "Chưa", "KHÔNG", "chua", "khong"}).Draw(t, "no")
		filler := rapid.SampledFrom([]string{" ", " thấy ", " hề ", " phải là "}).Draw(t, "filler")
		text := rapid.SampledFrom([]string{"", "trường em ", "0299900124 "}).Draw(t, "before") + no + filler + rapid.SampledFrom(aliases).Draw(t, "alias")
		_, found, unclear := Status(text)
		assert.False(t, found, text)
		assert.True(t, unclear, text)
	})
}

func TestEveryAliasIsReachable(t *testing.T) {
	for _, a := range statusWords {
		s, found, unclear := Status(a.words)
		require.Equal(t, a.status, s, a.words)
		require.Equal(t, a.status != bot.NoStatus, found, a.words)
		require.Equal(t, a.status == bot.NoStatus, unclear, a.words)
		require.Equal(t, vn.Fold(a.words), a.words, "aliases are folded")
	}
}

func TestReasonsPeopleType(t *testing.T) {
	for want, texts := range map[bot.Reason][]string{
		bot.ReasonName:    {"Tên không khớp", "ten khong khop", "sai tên", "tên", "tên đơn vị khác với thuế"},
		bot.ReasonAddress: {"Địa chỉ không khớp", "sai dia chi", "địa chỉ"},
		bot.ReasonPerson:  {"Người đại diện không khớp", "người đại diện sai", "sai tên người đại diện"},
		bot.ReasonCode:    {"Mã số thuế sai hoặc ngừng hoạt động", "mst sai", "mã số thuế ngừng hoạt động"},
		bot.ReasonKind:    {"Chọn sai loại tổ chức", "sai loại hình"},
		bot.ReasonAnother: {"Đã có yêu cầu khác", "da co yeu cau"},
		bot.ReasonOther:   {"Lý do khác"},
		bot.ReasonSkipped: {"Bỏ qua"},
	} {
		for _, text := range texts {
			r, ok := Reason(text)
			require.True(t, ok, text)
			require.Equal(t, want, r, text)
		}
	}
	for _, text := range []string{"", "em không biết", "tên và địa chỉ không khớp", "em tên là Hoa", "thiếu giấy tờ"} {
		_, ok := Reason(text)
		require.False(t, ok, text)
	}
}

func TestAHopeIsNoStatus(t *testing.T) {
	for _, text := range []string{"nếu được tiếp nhận em sẽ báo sau", "mong sớm được tiếp nhận", "hy vọng thành công", "neu duoc tiep nhan thi em bao", "if it is accepted I will tell",
		"sắp được tiếp nhận", "chắc mai thành công", "cầu trời được tiếp nhận", "đợi được tiếp nhận", "chờ thành công ạ", "ước gì được tiếp nhận", "sap thanh cong roi", "ngày mai chắc được tiếp nhận", "sẽ được tiếp nhận",
		"được tiếp nhận thì em báo sau", "bao giờ thành công em báo", "được tiếp nhận em sẽ báo", "will be accepted soon"} {
		s, found, unclear := Status(text)
		assert.False(t, found, text)
		assert.True(t, unclear, text)
		assert.Equal(t, bot.NoStatus, s, text)
	}
	s, _, _ := Status("VNeID nêu từ chối")
	require.Equal(t, bot.Refused, s, "nêu is no nếu")
	for _, text := range []string{"cho em báo được tiếp nhận", "được tiếp nhận, em sẽ gửi ảnh sau", "trường mới sáp nhập đã được tiếp nhận", "mai em gửi ảnh, được tiếp nhận rồi", "Sao Mai được tiếp nhận", "được tiếp nhận rồi em báo để thầy cô biết"} {
		s, found, unclear := Status(text)
		assert.True(t, found && !unclear, text)
		assert.Equal(t, bot.Accepted, s, text)
	}
}

func BenchmarkStatus(b *testing.B) {
	for name, s := range map[string]string{"status": "đã được tiếp nhận rồi ạ", "hostile": strings.Repeat("da ", 1300)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Status(s)
			}
		})
	}
}
