"""The words by which lines of the house give themselves away in languages other than English.

Holds one table of cues, `FOREIGN_CUES`, and no code that looks for them. They are what pages of news in Spanish,
Portuguese, French, German, Italian, Dutch, Indonesian, Polish, Turkish, Russian and a few more say all over the world,
written by hand; none names a site. A phrase that a report may begin with too needs a colon or the like behind it.
"""

from crossread.extract.furniture.pictures import make_cue
from crossread.types.report import FurnitureKind

__all__ = ["FOREIGN_CUES"]

_KIND = FurnitureKind
# What stands behind a phrase that heads a link: a mark, or nothing.
_HEADS = r"(?: ?[:|»›>]| [–—-] | ?\.{3}| ?…|\W*$)"
_PERSON = r"[^\W\d_a-z][\w.'’-]{1,24}(?: (?:(?:de|da|do|dos|del|la|van|von|di|bin|y|e|et|und|dan) )?[^\W\d_a-z][\w.'’-]{0,24}){1,4}"
_NETWORKS = r"(?:instagram|facebook|twitter|x|tiktok|threads|youtube|linkedin|whatsapp|telegram|google(?: news| notícias| noticias| actualités)?)"

FOREIGN_CUES = (
    # Other stories: phrases that say so by themselves, unless a whole sentence follows.
    make_cue(
        _KIND.RELATED,
        30,
        "também también leia veja assista ouça confira lire voir écouter découvrir aussi également auch siehe ook juga anche także też również också også ayrıca также також thêm și",
        r"^[\W_]*(?:(?:lea|lee|leé|leer|vea|mira|mirá|ver|además lea) también|(?:leia|veja|assista|ouça|confira) (?:também|ainda)|(?:à |a )?(?:lire|voir|écouter|découvrir)(?: aussi| également|, aussi)|(?:lisez|voyez) aussi"
        r"|(?:lesen|sehen|hören) sie (?:auch|dazu auch)|lies auch|siehe auch|(?:lees|bekijk|luister) ook|(?:baca|lihat|simak|tonton) juga|(?:leggi|guarda|vedi|ascolta) anche"
        r"|(?:czytaj|zobacz|przeczytaj|sprawdź) (?:też|także|również)|läs också|se också|les også|læs også|se også|ayrıca (?:okuyun|bakınız)|(?:читайте|смотрите) (?:также|також)|xem thêm|citește și)\b(?!,? (?:que|dass|wie|dat|che|om)\b)(?: ?[:|»›>]| [–—-] |\W*$|.*[^.!:,;]$)",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        30,
        "interesar interessarti interessar interessare interesser intéresser interessieren interesseren interesserti gostar",
        r"^[\W_]*(?:(?:también )?(?:te|le|os) (?:puede|podría|pueden|podrían) interesar|(?:você )?(?:pode|também pode) (?:te |lhe )?(?:interessar|gostar)|(?:ti )?potrebbe(?:ro)? (?:interessarti|interessare)"
        r"|(?:cela |ceci )?(?:pourrait|peut) vous intéresser|(?:das )?(?:könnte|dürfte) (?:sie|dich) (?:auch )?interessieren)\b",
        at_start=True,
    ),
    # And such as a report may begin with.
    make_cue(
        _KIND.RELATED,
        25,
        "más mais leyendo recomendada recomendadas relacionado relacionada relacionadas información informações relacionados leído leídas lidas lidos recomendamos recomendado recomendados lendo confira saiba notícias noticias veja leia lee lea",
        rf"^[\W_]*(?:(?:lea|lee|leer|ver|vea|conoce) más|(?:leia|veja|saiba|confira) mais|continu[ea] (?:leyendo|lendo)|más información|mais informações|(?:más |mais )?(?:noticias|notícias|artículos|artigos|matérias|contenidos?|conteúdos?|temas) (?:relacionad[oa]s|recomendad[oa]s)"
        rf"|(?:lo |las |os |as )?(?:más|mais) (?:leíd[oa]s?|lid[oa]s|vist[oa]s)|(?:le|te|lhe) recomendamos|recomendad[oa]s?(?: para (?:ti|você|usted))?|más noticias|mais notícias|confira|relacionad[oa]s?){_HEADS}",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        25,
        "weiterlesen lire savoir articles sujet thème suite lus loin dossier mehr thema themen meistgelesen meistgelesene weitere lesetipp lesetipps lesen interessant",
        rf"^[\W_]*(?:lire (?:la suite|l['’]article|plus)|en savoir plus|(?:nos )?articles (?:liés|associés|similaires|recommandés)|(?:sur le|à propos du) même (?:sujet|thème)|les (?:articles les )?plus lus|pour aller plus loin|notre dossier"
        rf"|mehr (?:zum thema|dazu|lesen|aus)|(?:alles )?zum thema|weitere (?:themen|artikel|meldungen|nachrichten)|meistgelesen(?:e artikel)?|lesetipps?|auch interessant|weiterlesen|jetzt lesen){_HEADS}",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        25,
        "lezen lees gelezen leggi articoli letti approfondire approfondisci approfondimenti correlati meer gelezen gerelateerd gerelateerde selengkapnya terkait terpopuler pula berita lainnya halaman mer mere więcej polecamy haber haberler теме подробнее далее новости",
        rf"^[\W_]*(?:leggi (?:tutto|di più|l['’]articolo(?: completo)?)|articoli correlati|i più letti|per approfondire|approfondi(?:sci|menti)|meer (?:over|lezen|nieuws)|(?:lees )?verder lezen|lees (?:meer|verder)|(?:meest|best) gelezen|gerelateerde?(?: artikelen| nieuws)?"
        rf"|baca (?:selengkapnya|pula|berita)|(?:berita|artikel) (?:terkait|terpopuler|lainnya)|terpopuler|halaman (?:selanjutnya|berikutnya)|läs mer|les mer|læs mere|(?:czytaj|dowiedz się) więcej|polecamy|ilgili haber(?:ler)?|по теме|подробнее|читать далее|другие новости){_HEADS}",
        at_start=True,
    ),
    make_cue(
        _KIND.RELATED,
        25,
        "",
        r"^[\W_]*(?:相关(?:阅读|新闻|报道|文章)|延伸閱讀|延伸阅读|更多(?:新闻|新聞)|関連(?:記事|ニュース)|あわせて読みたい|続きを読む|اقرأ (?:أيضا|أيضاً|المزيد)|شاهد أيضا|(?:यह|ये) भी पढ़ें)",
        at_start=True,
    ),
    # What visitors are asked to do.
    make_cue(
        _KIND.SUBSCRIBE,
        30,
        "suscríbete suscríbase suscribite suscribirse regístrate regístrese registrate recibe reciba boletín boletines recibe recibí assine inscreva cadastre receba abonnez inscrivez abonner recevez abonnieren abonniere anmelden newsletter registrieren",
        r"^(?:¡ ?)?(?:suscr(?:íbete|íbase|ibite|ibirse)|reg(?:ístrate|ístrese|istrate)) [^“”\"«»]*$|^(?:¡ ?)?(?:suscr(?:íbete|íbase|ibite|ibirse)|reg(?:ístrate|ístrese|istrate))\W*$|^recib[ea] (?:las|los|nuestro|nuestros|el|la) [^“”\"«»]{0,80}\b(?:correo|boletín|boletines|newsletter|email|whatsapp)\b"
        r"|^assine (?:a|o|já|agora|nossa|para)\b[^“”\"«»]*$|^(?:inscreva|cadastre)-se [^“”\"«»]*$|^receba (?:as|os|nossas?|nossos?|notícias|a|o) [^“”\"«»]{0,80}\b(?:e-?mail|newsletter|whatsapp|celular)\b"
        r"|^(?:abonnez|inscrivez)-vous [^“”\"«»]*$|^s['’]abonner\b[^“”\"«»]{0,60}$|^recevez [^“”\"«»]{0,100}\b(?:newsletter|mail|e-mail|boîte)\b"
        r"|^(?:jetzt |hier )?(?:den |unseren |zum )?(?:newsletter )?(?:abonnieren|anmelden|registrieren)\W*$|^(?:abonnieren|abonniere) sie [^“”\"«»]*$|^(?:melden|tragen) sie sich [^“”\"«»]{0,80}\bnewsletter\b",
        at_start=True,
    ),
    make_cue(
        _KIND.SUBSCRIBE,
        30,
        "iscriviti abbonati registrati newsletter berlangganan meld abonneer подпишитесь подписывайтесь zapisz prenumerera abone 订阅 登録",
        r"^(?:iscriviti|abbonati|registrati) (?:a|alla|al|ai|alle|per|subito|ora|qui|gratis)\b[^“”\"«»]*$|^berlangganan\b[^“”\"«»]{0,100}$|^meld (?:je|u) (?:nu )?aan\b[^“”\"«»]*$|^abonneer (?:je|u)\b[^“”\"«»]*$"
        r"|^подпи(?:шитесь|сывайтесь)\b[^“”\"«»]*$|^zapisz się\b[^“”\"«»]{0,100}$|^prenumerera\b[^“”\"«»]{0,60}$|^abone ol\b[^“”\"«»]{0,60}$",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        40,
        "síguenos síganos seguinos seguiteci acompanhe channel groupe grup comunidad comunidade communauté bergabung sigue siga seguir suivez folgen folge segui seguici seguite ikuti volg obserwuj follow únete únase unite entre participe rejoignez gabung gabunglah canal grupo chaîne",
        rf"^(?:¡ ?)?(?:síg(?:uenos|anos)|seguinos|siga-nos|suivez[ -]nous|folgen sie uns|folge uns|seguici|seguiteci|ikuti kami|volg ons|obserwuj nas)\b[^“”\"«»]*$"
        rf"|^(?:sigue|siga|suivez|folgen sie|segui|ikuti|volg) [^“”\"«»]{{1,80}}\b(?:en|no|na|on|sur|auf|su|di|op|por|al) (?:el |o |la |a |las |os |nuestr[oa]s? |noss[oa]s? )?(?:canal (?:de |do )?)?{_NETWORKS}\b[^“”\"«»]*$"
        r"|^(?:¡ ?)?(?:únete|únase|unite|entre|participe|acompanhe|rejoignez|gabung(?:lah)?|bergabung) [^“”\"«»]{0,60}\b(?:canal|grupo|chaîne|groupe|grup|channel|comunidad|comunidade|communauté)\b[^“”\"«»]*$",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        30,
        "app aplicación aplicativo application aplikasi",
        r"^(?:descarga|descargá|descargue|baixe|baixa|téléchargez|scarica|laden sie|lade|unduh|download) (?:gratis |grátis |agora |ya |jetzt )?(?:nuestra|nosso|o|a|la|l['’]|notre|die|unsere|kami|onze)? ?[^“”\"«»]{0,40}\b(?:app|aplicación|aplicativo|application|aplikasi)\b[^“”\"«»]*$",
        at_start=True,
    ),
    make_cue(
        _KIND.PROMOTION,
        12,
        "publicidad publicidade publicité pubblicità iklan advertentie reklama reklam werbung anzeige annons annonce реклама melanjutkan",
        r"^[\W_]*(?:(?:continúa|continua|a notícia continua|la noticia continúa|artículo continúa) (?:después de|após|depois d[ae]|tras) (?:la |a )?publici(?:dad|dade)|la suite après cette publicité|publicidade|pubblicità|iklan|advertentie|reklama|reklam|werbung|anzeige|annons|annonce|реклама|(?:scroll|gulir) untuk melanjutkan(?: membaca)?|l['’]articolo continua dopo la pubblicità)[\W_]*$",
        at_start=True,
    ),
    make_cue(
        _KIND.SHARE,
        10,
        "compartir comparte compartí compartilhar compartilhe partager partagez teilen condividi bagikan delen udostępnij paylaş поделиться dela imprimir imprimer drucken stampa copiar copier",
        r"^[\W_]*(?:compart(?:ir|e|í)|compartilh(?:ar|e)|partage[rz]|(?:artikel |beitrag )?teilen|condividi|bagikan|delen|udostępnij|paylaş|поделиться|imprimir|imprimer|(?:artikel )?drucken|stampa|copiar|copier)"
        rf"(?: (?:en|no|na|via|por|par|per|sur|auf|su|di|op|con|com|avec|mit|este|esta|ce|cet|cette|diesen|questo|quest['’]|o|a|el|la|le|l['’]|los|as|link|enlace|lien|berita|ini|artículo|artigo|article|artikel|articolo|noticia|notícia|nota|matéria|página|post|e-?mail|correo|{_NETWORKS}))*[\W_]*$",
        at_start=True,
    ),
    # What the house states.
    make_cue(
        _KIND.NOTICE,
        40,
        "derechos direitos droits rechte diritti hak rechten prawa права",
        r"^[^“”\"«»]{0,80}\b(?:todos (?:los derechos reservados|os direitos reservados)|tous (?:les )?droits (?:de reproduction )?(?:sont )?réservés|alle rechte vorbehalten|tutti i diritti (?:sono )?riservati|hak cipta|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        60,
        "cookie cookies",
        r"^[^“”\"«»]{0,80}\b(?:(?:usamos|utilizamos|utiliza|usa|utilise|utilisons|verwendet|verwenden|nutzt|nutzen|utilizza|utilizziamo|gebruikt|gebruiken|menggunakan) (?:\w+ ){0,2}cookies?|(?:aceptar|aceitar|accepter|akzeptieren|accetta|accetto|accepteren) (?:\w+ ){0,3}cookies?|política de cookies|politique (?:de|relative aux) cookies|cookie-(?:einstellungen|richtlinie)|informativa (?:sui )?cookie)\b",
        at_start=True,
    ),
    make_cue(
        _KIND.NOTICE,
        40,
        "comentarios comentários comentario comentário commentaires commentaire kommentare kommentar commenti commento reacties komentar komentarze комментарии comentar",
        r"^(?:(?:atenci[óo]n|aten[çc][ãa]o|aviso|attention|achtung|hinweis|nota|importante): ?)?(?:os |los |les |die |i )?(?:comentários|comentarios|commentaires|kommentare|commenti) (?:com|con|sont|são|son|são|publicados|postados|werden|sono|não|no|que|ne)\b[^“”\"«»]*$"
        r"|^(?:dej[ae] (?:un|tu|su)|deixe (?:um|seu|o seu)|laissez? (?:un|votre)|lascia un|schreiben sie einen|tinggalkan|escribe (?:un|tu)) (?:comentario|comentário|commentaire|commento|kommentar|komentar)\b[^“”\"«»]{0,40}$"
        r"|^[\W\d_]*(?:ver (?:todos )?(?:los |os )?|voir (?:les |tous les )?|alle |mostra )?(?:comentarios|comentários|commentaires|kommentare|commenti|reacties|komentar|komentarze|комментарии|comentar)(?: anzeigen)?[\W\d_]*$",
        at_start=True,
    ),
    # Who wrote it, and whose the pictures are.
    make_cue(
        _KIND.BYLINE,
        9,
        "por par von oleh door przez texto text redacción redação reportagem",
        rf"^(?:(?:[Pp]or|[Pp]ar|[Vv]on|[Oo]leh|[Dd]oor|[Pp]rzez|POR|PAR|VON|OLEH|Texto|Text|Reportagem)(?: ?:)? {_PERSON}|(?:[Pp]or )?(?:la )?(?:Redacción|Redação|redacción|redação))(?: ?[|,/•–-] ?[^.“”]{{1,40}})?$",
        case=True,
        at_start=True,
    ),
    make_cue(
        _KIND.CREDIT,
        14,
        "credito creditos credit credits foto fotos imagen imagem imagens imágenes bild bilder fonte fuentes quellen fuente quelle sumber crédito créditos crédit crédits gambar zdjęcie фото источник",
        r"^[(\[]?(?:(?:cr[ée]dit(?:os?|s)?,? )?(?:fotos?|imagen|imágenes|imagem|imagens|bild(?:er)?|gambar|zdjęcie|фото)(?: de capa| principal)?|fonte|fuentes?|quellen?|sumber|cr[ée]dit(?:os?|s)?(?: photos?)?|источник) ?[:/] ?\S[^.!?]{1,80}$",
        at_start=True,
    ),
    make_cue(
        _KIND.CAPTION,
        60,
        "credito creditos créditos foto fotos imagen imagem bild fonte fuente quelle sumber crédito crédit dok фото",
        r"^.*\S ?[(\[](?:fotos?|imagen|imagem|bild|cr[ée]ditos?|crédit|quelle|dok|фото)(?: ?[.:/]| de ) ?[^()]{2,60}[)\]]\.?$|^.*[\w.”\"»] (?:foto|imagen|imagem|bild|crédito|фото) ?: ?[^.:]{2,50}$",
        at_start=True,
    ),
)
