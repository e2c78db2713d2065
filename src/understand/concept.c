/* concept.c - the vocabulary: one line a concept and language, folded words; "cancel-" is a beginning.
   A word that is in no list may be one of them with typos: one from five letters, two from nine. */
/* Tables are read as tables: */
/* clang-format off */
#include "understand/concept.h"
#include "understand/lexicon.h"
#include <pthread.h>
#include <string.h>

#define OF(c) (UINT64_C(1) << CON_##c)

static const struct lexicon_line vocabulary[] = {
    { OF(ORDER), "order orders purchase purchases ordernumber" },
    { OF(ORDER), "bestellung bestellungen auftrag commande commandes pedido pedidos compra compras zamowieni- objednavk- objednavce" },
    { OF(PARCEL), "package packages parcel parcels shipment shipments packet consignment" },
    { OF(PARCEL), "paket pakete packchen sendung lieferung colis paquet paquete paquetes envio paczk- przesylk- balik- balicek zasilk-" },
    { OF(WHERE), "where wheres whereabouts wo ou donde gdzie kde" },
    { OF(STATUS), "status state progress situation stage statut estatus stand etat estado stav stan" },
    { OF(TRACK), "track tracking trace tracked locate tracker verfolg- sendungsverfolgung suivi suivre rastrear seguimiento sledz- sledov-" },
    { OF(WHEN), "when whens eta wann quand cuando kiedy kdy" },
    { OF(LONG), "long soon lange longtemps combien tarda tardara dlugo dlouho" },
    { OF(ARRIVE), "arrive arrives arrived arriving receive received receiving recieve recieved get got come comes came coming here reach reached deliver delivered delivering dispatched dispatch" },
    { OF(ARRIVE), "angekommen erhalten ankommt kommt geliefert bekommen recu recue arrive arriver arrivera livre livree recibido llegado llega llegara llegar dotarl- otrzymal- przyjdz- dostal- dorazil- dostanu prisel prisla dorucen-" },
    { OF(DELIVERY), "delivery deliveries delivering shipping shipment shipments shippment deliver ship ships shipped" },
    { OF(DELIVERY), "lieferung versand liefer- livraison livrer expedition entrega envio envios enviar dostaw- wysylk- doruceni- doprav- dodani" },
    { OF(LATE), "late delay delayed overdue waiting wait hurry verspat- retard tarde retras- opozni- zpozd- pozde" },
    { OF(LOST), "lost missing disappeared stolen verloren fehlt perdu vole perdido zgubi- zagin- ztrati- ztrac-" },
    { OF(CANCEL), "cancel- cancle canceling cancellation stornier- widerruf- abbestell- annul- anul- rezygn- zrus- storno stornov-" },
    { OF(CHANGE), "change changes changing modify modifying edit editing update updating correct correcting switch swap swapping alter amend remove removing delete add adding replace" },
    { OF(CHANGE), "ander- umander- modifier modification changer cambiar modificar zmien- zmian- zmeni- upravi-" },
    { OF(ADDRESS), "address addresses adress adresse direccion domicilio adres adresu adresa adresy" },
    { OF(ITEM), "item items product products article articles articulo articulos artikel produkt produkty produit zbozi towar" },
    { OF(RETURN), "return returns returning returned exchange exchanging zuruckgeben zurucksend- zuruckschick- rucksend- rucksendung umtausch- ruckgabe retoure- retour- retourner renvoyer echang- devol- devuel- zwrot- zwroc- oddac vratit vrace- vymen- reklam-" },
    { OF(REFUND), "refund refunds refunded refunding reimburs- rebate rebates rebating restitution restitutions compensation compensations compensate moneyback ruckerstatt- erstatt- rembours- reembols- refundacj-" },
    { OF(MONEY), "money geld argent dinero pieniadze pieniedzy penize" },
    { OF(POLICY), "policy policies conditions condition terms rules guarantee warranty options option methods periods period richtlin- bedingungen politique politicas politica condiciones polityk- zasad- warunk- podmink- pravidl- moznosti zaruk-" },
    { OF(FEE), "fee fees penalty penalties charge charges cost costs price free much gebuhr- kosten kostet frais cout costo gastos koszt- cena kolik stoji" },
    { OF(INFO), "information info informations informationen informacion informacj- informac-" },
    { OF(HUMAN), "human humans agent agents person persons operator operators representative rep someone somebody anybody anyone staff employee advisor supervisor executive assistant consultant" },
    { OF(HUMAN), "mensch menschen mitarbeiter- berater- jemand- humain conseiller- quelquun operateur humano persona persona alguien agente operador operadora czlowiek- konsultant- kims pracowni- moderator- clovek- cloveka operator- nekym nekdo" },
    { OF(CONTACT), "talk talking speak speaking spek chat chatting call calling contact contacting phone reach connect hotline telephone hours assistance email mail sprechen reden anruf- kontakt- parler appeler contacter hablar llamar contactar rozmawia- porozmawia- polacz- skontaktow- zadzwon- mluvit promluvit spojit zavolat" },
    { OF(SUPPORT), "support helpdesk helpline customer kundenservice kundendienst client atencion bok pomoc zakaznick-" },
    { OF(THANKS), "thanks thank thx thankyou cheers appreciated danke dankeschon merci gracias dziekuje dzieki dziekuj- dekuji diky dekuju" },
    { OF(HELLO), "hi hello hey hiya greetings howdy morning afternoon evening hallo guten moin servus bonjour salut bonsoir hola buenos buenas czesc witam witaj hej dobry ahoj zdravim" },
    { OF(BYE), "bye goodbye cya farewell tschuss wiedersehen ciao auf adios revoir hasta widzenia pa nashledanou shledanou sbohem" },
    { OF(YES), "yes yeah yep yup sure ok okay correct right absolutely definitely affirmative yea confirm confirmed certainly indeed true ya ja jawohl genau naturlich oui si claro tak pewnie oczywiscie jasne git ano jo jasne jiste akceptuje dobrze" },
    { OF(NO), "no nope nah negative never nein nee non nie ne nikoli" },
    { OF(NOT), "not dont didnt doesnt isnt havent hasnt hadnt wasnt never no cant cannot couldnt arent wont nothing nicht kein- nie pas jamais rien ningun nunca nigdy ne neni nedostal- neprisel neprisla nedorazil- nechci nevim nemam" },
    { OF(KNOW), "know idea remember weiss sais idee se wiem pamietam vim" },
    { OF(WANT), "want wanna like would need wish will mochte mochten will voudrais veux quiero quisiera chce chcialbym chci chtel potrebuj-" },
    { OF(MY), "my mine mein meine meiner mon ma mes mi mis moj moje moja muj me moji" },
    { OF(ACCOUNT), "transaction transactions 401k account accounts profile user username password passcode login log signup registration register registering newsletter newsletters subscription subscribe unsubscribe pin key app konto benutzer- passwort compte cuenta contrasena haslo rejestrac- ucet heslo" },
    { OF(INVOICE), "invoice invoices bill bills receipt receipts rechnung facture factura faktur-" },
    { OF(PAY), "pay paying payment payments paid payed zahlung bezahl- zahlen paiement payer pago pagar platnosc- zaplac- platb- zaplat-" },
    { OF(CARD), "card cards bank transfer fund funds atm" },
    { OF(BUY), "buy buying kaufen acheter comprar kupi- koupit" },
    { OF(PLACE), "place placing make making earn" },
    { OF(REVIEW), "review reviews feedback opinion opinions comment comments bewertung avis resena opini- recenz-" },
    { OF(COMPLAIN), "complaint complaints complain claim claims reclamation reclamations beschwerde plainte queja skarg- stiznost-" },
    { OF(ABROAD), "international abroad worldwide overseas countries country ausland etranger extranjero zagranic- zahranic-" },
    { OF(BOT), "bot robot chatbot ai" },
    { OF(CHECK), "check checking see view look looking find tell know sehen voir ver zobacz- sprawdz- overit zjistit" },
    { OF(EARLY), "early withdrawal termination exit" },
    { OF(UNWANTED), "unwanted" },
    { OF(SENT), "sent send sending shipped ship" },
    { OF(HOW), "how can could what wie comment como jak" },
    { OF(YET), "yet still anything schon noch encore toujours todavia aun jeszcze jeste" },
};

static const struct lexicon *lexicon;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void lexicon_make(void) { lexicon = lexicon_new(vocabulary, sizeof(vocabulary) / sizeof(*vocabulary)); }

uint64_t concepts_of(const char *word)
{
    pthread_once(&once, lexicon_make);
    return lexicon_near(lexicon, word, strlen(word));
}
