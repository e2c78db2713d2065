/* concept.c - the vocabulary: one line a concept and language, folded words; "cancel-" is a beginning.
   A word that is in no list may be one of them with typos: one from five letters, two from nine. */
/* Tables are read as tables: */
/* clang-format off */
#include "understand/concept.h"
#include "understand/words.h"
#include <assert.h>
#include <pthread.h>
#include <string.h>

static const struct { enum concept concept; const char *words; } vocabulary[] = {
    { CON_ORDER, "order orders purchase purchases ordernumber" },
    { CON_ORDER, "bestellung bestellungen auftrag commande commandes pedido pedidos compra compras zamowieni- objednavk- objednavce" },
    { CON_PARCEL, "package packages parcel parcels shipment shipments packet consignment" },
    { CON_PARCEL, "paket pakete packchen sendung lieferung colis paquet paquete paquetes envio paczk- przesylk- balik- balicek zasilk-" },
    { CON_WHERE, "where wheres whereabouts wo ou donde gdzie kde" },
    { CON_STATUS, "status state progress situation stage statut estatus stand etat estado stav stan" },
    { CON_TRACK, "track tracking trace tracked locate tracker verfolg- sendungsverfolgung suivi suivre rastrear seguimiento sledz- sledov-" },
    { CON_WHEN, "when whens eta wann quand cuando kiedy kdy" },
    { CON_LONG, "long soon lange longtemps combien tarda tardara dlugo dlouho" },
    { CON_ARRIVE, "arrive arrives arrived arriving receive received receiving recieve recieved get got come comes came coming here reach reached deliver delivered delivering dispatched dispatch" },
    { CON_ARRIVE, "angekommen erhalten ankommt kommt geliefert bekommen recu recue arrive arriver arrivera livre livree recibido llegado llega llegara llegar dotarl- otrzymal- przyjdz- dostal- dorazil- dostanu prisel prisla dorucen-" },
    { CON_DELIVERY, "delivery deliveries delivering shipping shipment shipments shippment deliver ship ships shipped" },
    { CON_DELIVERY, "lieferung versand liefer- livraison livrer expedition entrega envio envios enviar dostaw- wysylk- doruceni- doprav- dodani" },
    { CON_LATE, "late delay delayed overdue waiting wait hurry verspat- retard tarde retras- opozni- zpozd- pozde" },
    { CON_LOST, "lost missing disappeared stolen verloren fehlt perdu vole perdido zgubi- zagin- ztrati- ztrac-" },
    { CON_CANCEL, "cancel- cancle canceling cancellation stornier- widerruf- abbestell- annul- anul- rezygn- zrus- storno stornov-" },
    { CON_CHANGE, "change changes changing modify modifying edit editing update updating correct correcting switch swap swapping alter amend remove removing delete add adding replace" },
    { CON_CHANGE, "ander- umander- modifier modification changer cambiar modificar zmien- zmian- zmeni- upravi-" },
    { CON_ADDRESS, "address addresses adress adresse direccion domicilio adres adresu adresa adresy" },
    { CON_ITEM, "item items product products article articles articulo articulos artikel produkt produkty produit zbozi towar" },
    { CON_RETURN, "return returns returning returned exchange exchanging zuruckgeben zurucksend- zuruckschick- rucksend- rucksendung umtausch- ruckgabe retoure- retour- retourner renvoyer echang- devol- devuel- zwrot- zwroc- oddac vratit vrace- vymen- reklam-" },
    { CON_REFUND, "refund refunds refunded refunding reimburs- rebate rebates rebating restitution restitutions compensation compensations compensate moneyback ruckerstatt- erstatt- rembours- reembols- refundacj-" },
    { CON_MONEY, "money geld argent dinero pieniadze pieniedzy penize" },
    { CON_POLICY, "policy policies conditions condition terms rules guarantee warranty options option methods periods period richtlin- bedingungen politique politicas politica condiciones polityk- zasad- warunk- podmink- pravidl- moznosti zaruk-" },
    { CON_FEE, "fee fees penalty penalties charge charges cost costs price free much gebuhr- kosten kostet frais cout costo gastos koszt- cena kolik stoji" },
    { CON_INFO, "information info informations informationen informacion informacj- informac-" },
    { CON_HUMAN, "human humans agent agents person persons operator operators representative rep someone somebody anybody anyone staff employee advisor supervisor executive assistant consultant" },
    { CON_HUMAN, "mensch menschen mitarbeiter- berater- jemand- humain conseiller- quelquun operateur humano persona persona alguien agente operador operadora czlowiek- konsultant- kims pracowni- moderator- clovek- cloveka operator- nekym nekdo" },
    { CON_CONTACT, "talk talking speak speaking spek chat chatting call calling contact contacting phone reach connect hotline telephone hours assistance email mail sprechen reden anruf- kontakt- parler appeler contacter hablar llamar contactar rozmawia- porozmawia- polacz- skontaktow- zadzwon- mluvit promluvit spojit zavolat" },
    { CON_SUPPORT, "support helpdesk helpline customer kundenservice kundendienst client atencion bok pomoc zakaznick-" },
    { CON_THANKS, "thanks thank thx thankyou cheers appreciated danke dankeschon merci gracias dziekuje dzieki dziekuj- dekuji diky dekuju" },
    { CON_HELLO, "hi hello hey hiya greetings howdy morning afternoon evening hallo guten moin servus bonjour salut bonsoir hola buenos buenas czesc witam witaj hej dobry ahoj zdravim" },
    { CON_BYE, "bye goodbye cya farewell tschuss wiedersehen ciao auf adios revoir hasta widzenia pa nashledanou shledanou sbohem" },
    { CON_YES, "yes yeah yep yup sure ok okay correct right absolutely definitely affirmative yea confirm confirmed certainly indeed true ya ja jawohl genau naturlich oui si claro tak pewnie oczywiscie jasne git ano jo jasne jiste akceptuje dobrze" },
    { CON_NO, "no nope nah negative never nein nee non nie ne nikoli" },
    { CON_NOT, "not dont didnt doesnt isnt havent hasnt hadnt wasnt never no cant cannot couldnt arent wont nothing nicht kein- nie pas jamais rien ningun nunca nigdy ne neni nedostal- neprisel neprisla nedorazil- nechci nevim nemam" },
    { CON_KNOW, "know idea remember weiss sais idee se wiem pamietam vim" },
    { CON_WANT, "want wanna like would need wish will mochte mochten will voudrais veux quiero quisiera chce chcialbym chci chtel potrebuj-" },
    { CON_MY, "my mine mein meine meiner mon ma mes mi mis moj moje moja muj me moji" },
    { CON_ACCOUNT, "transaction transactions 401k account accounts profile user username password passcode login log signup registration register registering newsletter newsletters subscription subscribe unsubscribe pin key app konto benutzer- passwort compte cuenta contrasena haslo rejestrac- ucet heslo" },
    { CON_INVOICE, "invoice invoices bill bills receipt receipts rechnung facture factura faktur-" },
    { CON_PAY, "pay paying payment payments paid payed zahlung bezahl- zahlen paiement payer pago pagar platnosc- zaplac- platb- zaplat-" },
    { CON_CARD, "card cards bank transfer fund funds atm" },
    { CON_BUY, "buy buying kaufen acheter comprar kupi- koupit" },
    { CON_PLACE, "place placing make making earn" },
    { CON_REVIEW, "review reviews feedback opinion opinions comment comments bewertung avis resena opini- recenz-" },
    { CON_COMPLAIN, "complaint complaints complain claim claims reclamation reclamations beschwerde plainte queja skarg- stiznost-" },
    { CON_ABROAD, "international abroad worldwide overseas countries country ausland etranger extranjero zagranic- zahranic-" },
    { CON_BOT, "bot robot chatbot ai" },
    { CON_CHECK, "check checking see view look looking find tell know sehen voir ver zobacz- sprawdz- overit zjistit" },
    { CON_EARLY, "early withdrawal termination exit" },
    { CON_UNWANTED, "unwanted" },
    { CON_SENT, "sent send sending shipped ship" },
    { CON_HOW, "how can could what wie comment como jak" },
    { CON_YET, "yet still anything schon noch encore toujours todavia aun jeszcze jeste" },
};
enum { LINES = sizeof(vocabulary) / sizeof(*vocabulary) };

/* --- the index: entries by the letters that a word for them may begin with --------------------------------- */

struct entry { const char *word; size_t n; enum concept concept; bool prefix; };
enum { ENTRIES_MOST = 2000, LETTERS = 256 };

static struct entry entries[ENTRIES_MOST];
static uint16_t places[2 * ENTRIES_MOST], starts[LETTERS + 1];      /* places[starts[c]] … places[starts[c + 1] - 1] */
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* A typo may have taken or swapped the first letter: such an entry is also listed under its second. */
static bool listed(const struct entry *e, int letter)
{
    if ((unsigned char)e->word[0] == letter)
        return true;
    return !e->prefix && e->n > 4 && (unsigned char)e->word[1] == letter;
}

static void index_make(void)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < LINES; i++)
        for (const char *s = vocabulary[i].words; *s;) {
            size_t len = strcspn(s, " ");
            bool prefix = s[len - 1] == '-';
            assert(n < ENTRIES_MOST && len);
            entries[n++] = (struct entry){ s, len - prefix, vocabulary[i].concept, prefix };
            s += len + (s[len] == ' ');
        }
    for (int letter = 0; letter < LETTERS; letter++) {
        starts[letter] = (uint16_t)at;
        for (size_t i = 0; i < n; i++)
            if (listed(&entries[i], letter))
                places[at++] = (uint16_t)i;
    }
    starts[LETTERS] = (uint16_t)at;
}

/* How far a word is from the entry: 0 = it is it; SIZE_MAX = something else. */
static size_t far_from(const char *word, size_t length, const struct entry *e)
{
    char copy[40];
    if (e->prefix)
        return length >= e->n && !memcmp(word, e->word, e->n) ? 0 : SIZE_MAX;
    if (length == e->n && !memcmp(word, e->word, e->n))
        return 0;
    size_t most = e->n >= 9 ? 2 : e->n >= 5 ? 1 : 0;
    if (!most || length < 4 || e->n >= sizeof(copy) || length > e->n + most || e->n > length + most)
        return SIZE_MAX;
    memcpy(copy, e->word, e->n);
    copy[e->n] = 0;
    size_t far = word_distance(word, copy, most);
    return far <= most ? far : SIZE_MAX;
}

uint64_t concepts_of(const char *word)
{
    size_t length = strlen(word), best = SIZE_MAX;
    uint64_t found = 0;
    unsigned char letter = (unsigned char)word[0];
    pthread_once(&once, index_make);
    for (size_t i = starts[letter]; i < starts[letter + 1]; i++) {
        const struct entry *e = &entries[places[i]];
        size_t far = far_from(word, length, e);
        if (far < best)
            best = far, found = 0;
        if (far == best && far != SIZE_MAX)
            found |= UINT64_C(1) << e->concept;
    }
    return found;
}
