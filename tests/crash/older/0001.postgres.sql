-- {"secret":"of an older version, for the tests only","shops":[{"shop_id":"shp_7ar21m7ya6aeg27nw0dxg","assistant_key":"2rg7jyy3ymnr5fg9q55a","identity_secret":"wis_av0n18mmezgrjda3x4ackap32b6gpm10k3anrdw5p34g20sq","api_key":"wk_2yvdawetw2ma2tk287wb6a4byta7c9bdpch6r6s5","url":"http://127.0.0.1:8080","id":"shp_7ar21m7ya6aeg27nw0dxg","name":"North"}],"load":{"serial":147,"visits":5,"writes":[{"kind":"order","n":76,"key":"k-76","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","number":"1001","began":5122.907577,"at":5282.793892,"status":201,"order":"ord_7ar21m7ya6b06fz49y4zh"},{"kind":"order","n":77,"key":"k-77","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","number":"1002","began":5123.291342,"at":5381.921097,"status":201,"order":"ord_7ar21m7ya6b0h0qpqrx56"},{"kind":"turn","n":78,"key":"k-78","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b0a53xfd9pe","words":"cancel my order","began":5286.325197,"at":5291.834214,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":79,"key":"k-79","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b0a53xfd9pe","words":"1001","began":5291.869776,"at":5301.96921,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1001"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":80,"key":"k-80","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b0a53xfd9pe","words":"ann1@example.com","began":5302.002695,"at":5322.014844,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann1@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1001. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"turn","n":81,"key":"k-81","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b0a53xfd9pe","words":"Yes, cancel it","began":5322.075748,"at":5374.340736,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1001. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_7ar21m7ya6b06fz49y4zh","kind":"cancel"}},{"kind":"edit","n":83,"key":"k-83","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","order":"ord_7ar21m7ya6b06fz49y4zh","mark":"mark ic","began":5374.420146,"at":5375.946939,"status":200,"version":2},{"kind":"turn","n":84,"key":"k-84","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b0a53xfd9pe","words":"I want to talk to a person","began":5376.005231,"at":5377.536759,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"turn","n":85,"key":"k-85","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b0a53xfd9pe","words":"It is broken, b","began":5377.571521,"at":5381.432788,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, b"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here."}],"ticket":1001},{"kind":"take","n":86,"key":"k-86","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b0a53xfd9pe","began":5383.08613,"at":5389.99167,"status":200},{"kind":"turn","n":87,"key":"k-87","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b3f0pdnn099","words":"cancel my order","began":5383.920693,"at":5385.116319,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":88,"key":"k-88","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b3f0pdnn099","words":"1002","began":5385.14809,"at":5386.534899,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1002"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":89,"key":"k-89","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b3f0pdnn099","words":"ann2@example.com","began":5386.567495,"at":5405.110328,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann2@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1002. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"reply","n":91,"key":"k-91","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b0a53xfd9pe","text":"staff ja","began":5390.02737,"at":5391.253055,"status":201,"seq":18},{"kind":"turn","n":93,"key":"k-93","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b0a53xfd9pe","words":"thank you jc","began":5391.286846,"at":5393.372467,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you jc"}]},{"kind":"reply","n":95,"key":"k-95","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b0a53xfd9pe","text":"staff je","began":5393.41103,"at":5394.394564,"status":201,"seq":20},{"kind":"turn","n":97,"key":"k-97","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b0a53xfd9pe","words":"thank you jg","began":5394.426681,"at":5395.702123,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you jg"}]},{"kind":"order","n":98,"key":"k-98","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","number":"H00","began":5395.744609,"at":5397.447083,"status":201,"order":"ord_7ar21m7ya6b3vfa0rcv8b"},{"kind":"edit","n":100,"key":"k-100","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","order":"ord_7ar21m7ya6b3vfa0rcv8b","mark":"mark jj","began":5398.26182,"at":5399.624372,"status":200,"version":2},{"kind":"order","n":101,"key":"k-101","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","number":"1003","began":5399.678326,"at":5403.112661,"status":201,"order":"ord_7ar21m7ya6b413ghst6sj"},{"kind":"turn","n":102,"key":"k-102","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b43960s4stg","words":"cancel my order","began":5403.863494,"at":5405.59816,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":103,"key":"k-103","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b3f0pdnn099","words":"Yes, cancel it","began":5405.170771,"at":5467.062635,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1002. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_7ar21m7ya6b0h0qpqrx56","kind":"cancel"}},{"kind":"turn","n":104,"key":"k-104","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b43960s4stg","words":"1003","began":5405.625425,"at":5406.68935,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1003"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":105,"key":"k-105","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b43960s4stg","words":"ann3@example.com","began":5406.722231,"at":5408.294914,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann3@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1003. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"turn","n":106,"key":"k-106","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b43960s4stg","words":"Yes, cancel it","began":5408.342986,"at":5410.128424,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1003. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_7ar21m7ya6b413ghst6sj","kind":"cancel"}},{"kind":"edit","n":108,"key":"k-108","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","order":"ord_7ar21m7ya6b413ghst6sj","mark":"mark bah","began":5410.18219,"at":5411.495963,"status":200,"version":2},{"kind":"turn","n":109,"key":"k-109","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b43960s4stg","words":"I want to talk to a person","began":5411.546987,"at":5412.766375,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"turn","n":110,"key":"k-110","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b43960s4stg","words":"It is broken, d","began":5412.802549,"at":5414.440174,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, d"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here."}],"ticket":1002},{"kind":"take","n":111,"key":"k-111","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b43960s4stg","began":5415.163259,"at":5416.660049,"status":200},{"kind":"reply","n":113,"key":"k-113","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b43960s4stg","text":"staff bbc","began":5416.696703,"at":5417.741376,"status":201,"seq":18},{"kind":"turn","n":115,"key":"k-115","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b43960s4stg","words":"thank you bbe","began":5417.772217,"at":5418.845423,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you bbe"}]},{"kind":"reply","n":117,"key":"k-117","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b43960s4stg","text":"staff bbg","began":5418.884075,"at":5432.854417,"status":201,"seq":20},{"kind":"turn","n":119,"key":"k-119","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b43960s4stg","words":"thank you bbi","began":5432.888883,"at":5433.92906,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you bbi"}]},{"kind":"edit","n":121,"key":"k-121","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","order":"ord_7ar21m7ya6b3vfa0rcv8b","mark":"mark bca","began":5434.573219,"at":5435.691922,"status":200,"version":3},{"kind":"order","n":122,"key":"k-122","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","number":"1004","began":5435.750321,"at":5437.618421,"status":201,"order":"ord_7ar21m7ya6b547bk83ggx"},{"kind":"turn","n":123,"key":"k-123","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b550hg1v3xj","words":"cancel my order","began":5438.334075,"at":5439.289408,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":124,"key":"k-124","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b550hg1v3xj","words":"1004","began":5439.321824,"at":5440.988841,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1004"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":125,"key":"k-125","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b550hg1v3xj","words":"ann4@example.com","began":5441.023193,"at":5442.535923,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann4@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1004. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"turn","n":126,"key":"k-126","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b550hg1v3xj","words":"Yes, cancel it","began":5442.588133,"at":5444.036915,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1004. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_7ar21m7ya6b547bk83ggx","kind":"cancel"}},{"kind":"edit","n":128,"key":"k-128","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","order":"ord_7ar21m7ya6b547bk83ggx","mark":"mark bch","began":5444.289902,"at":5445.346401,"status":200,"version":2},{"kind":"turn","n":129,"key":"k-129","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b550hg1v3xj","words":"I want to talk to a person","began":5445.40557,"at":5446.532222,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"turn","n":130,"key":"k-130","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b550hg1v3xj","words":"It is broken, e","began":5446.567957,"at":5448.393906,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, e"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here."}],"ticket":1003},{"kind":"take","n":131,"key":"k-131","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b550hg1v3xj","began":5449.034429,"at":5450.106953,"status":200},{"kind":"reply","n":133,"key":"k-133","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b550hg1v3xj","text":"staff bdc","began":5450.220575,"at":5451.151609,"status":201,"seq":18},{"kind":"turn","n":135,"key":"k-135","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b550hg1v3xj","words":"thank you bde","began":5451.204132,"at":5452.595744,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you bde"}]},{"kind":"reply","n":137,"key":"k-137","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","conversation":"cnv_7ar21m7ya6b550hg1v3xj","text":"staff bdg","began":5452.639264,"at":5453.595349,"status":201,"seq":20},{"kind":"turn","n":139,"key":"k-139","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b550hg1v3xj","words":"thank you bdi","began":5453.627987,"at":5454.626079,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you bdi"}]},{"kind":"edit","n":141,"key":"k-141","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","order":"ord_7ar21m7ya6b3vfa0rcv8b","mark":"mark bea","began":5455.249052,"at":5456.237891,"status":200,"version":4},{"kind":"order","n":142,"key":"k-142","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","number":"1005","began":5456.299135,"at":5458.888364,"status":201,"order":"ord_7ar21m7ya6b5r8xnja0vy"},{"kind":"turn","n":143,"key":"k-143","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b5td0795mvx","words":"cancel my order","began":5459.745173,"at":5460.832983,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":144,"key":"k-144","state":"acked","tries":1,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b5td0795mvx","words":"1005","began":5460.863021,"at":5461.823968,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1005"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":145,"key":"k-145","state":"open","tries":0,"shop":"shp_7ar21m7ya6aeg27nw0dxg","session":"cnv_7ar21m7ya6b5td0795mvx","words":"ann5@example.com"},{"kind":"edit","n":147,"key":"k-147","state":"open","tries":0,"shop":"shp_7ar21m7ya6aeg27nw0dxg","order":"ord_7ar21m7ya6b0h0qpqrx56","mark":"mark beg"}],"sessions":[{"id":"cnv_7ar21m7ya6b0a53xfd9pe","asked":{"order":"ord_7ar21m7ya6b06fz49y4zh","kind":"cancel"},"wants":true},{"id":"cnv_7ar21m7ya6b3f0pdnn099","asked":{"order":"ord_7ar21m7ya6b0h0qpqrx56","kind":"cancel"}},{"id":"cnv_7ar21m7ya6b43960s4stg","asked":{"order":"ord_7ar21m7ya6b413ghst6sj","kind":"cancel"},"wants":true},{"id":"cnv_7ar21m7ya6b550hg1v3xj","asked":{"order":"ord_7ar21m7ya6b547bk83ggx","kind":"cancel"},"wants":true},{"id":"cnv_7ar21m7ya6b5td0795mvx"}],"hot":[[{"id":"ord_7ar21m7ya6b3vfa0rcv8b","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.619Z","changed_at":"2026-11-21T05:45:14.619Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T05:45:14.619Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}]]}}
--
-- PostgreSQL database dump
--


-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: api_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_key (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    token_hash text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint,
    revoked_at bigint,
    CONSTRAINT api_key_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'agent'::text, 'viewer'::text])))
);


--
-- Name: assistant; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.assistant (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    title text DEFAULT 'Order help'::text NOT NULL,
    origins text DEFAULT ''::text NOT NULL,
    accent text DEFAULT '#1f3fae'::text NOT NULL,
    side text DEFAULT 'end'::text NOT NULL,
    theme text DEFAULT 'auto'::text NOT NULL,
    text_area smallint DEFAULT 1 NOT NULL,
    source_id text NOT NULL COLLATE pg_catalog."C",
    flow_id text NOT NULL COLLATE pg_catalog."C",
    flow_number bigint NOT NULL,
    secret_kid text,
    secret_sealed text,
    secret2_kid text,
    secret2_sealed text,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT assistant_text_area_check CHECK ((text_area = ANY (ARRAY[0, 1])))
);


--
-- Name: conversation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conversation (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    assistant_id text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    input text NOT NULL,
    flow_id text NOT NULL COLLATE pg_catalog."C",
    flow_number bigint NOT NULL,
    dialog text NOT NULL,
    locale text NOT NULL,
    page_url text,
    subject text,
    subject_email text,
    subject_at bigint,
    order_id text COLLATE pg_catalog."C",
    claimed text,
    misses bigint DEFAULT 0 NOT NULL,
    staff_id text COLLATE pg_catalog."C",
    last_seq bigint DEFAULT 0 NOT NULL,
    last_at bigint NOT NULL,
    answer_at bigint,
    turn_by text,
    turn_until bigint,
    ended_at bigint,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT conversation_input_check CHECK ((input = ANY (ARRAY['text'::text, 'choices'::text, 'none'::text]))),
    CONSTRAINT conversation_state_check CHECK ((state = ANY (ARRAY['bot'::text, 'waiting'::text, 'human'::text, 'closed'::text])))
);


--
-- Name: counter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counter (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    value bigint NOT NULL
);


--
-- Name: eligibility_rule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.eligibility_rule (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    general text,
    delivery text,
    payment text,
    within_days bigint,
    since text,
    unknown_age text DEFAULT 'ask'::text NOT NULL,
    answer text NOT NULL,
    reason text,
    CONSTRAINT eligibility_rule_action_check CHECK ((action = ANY (ARRAY['cancel'::text, 'change_address'::text, 'change'::text, 'return'::text, 'refund'::text, 'confirm'::text, 'received'::text]))),
    CONSTRAINT eligibility_rule_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'ask'::text]))),
    CONSTRAINT eligibility_rule_since_check CHECK ((since = ANY (ARRAY['placed'::text, 'shipped'::text, 'delivered'::text]))),
    CONSTRAINT eligibility_rule_unknown_age_check CHECK ((unknown_age = ANY (ARRAY['yes'::text, 'no'::text, 'ask'::text])))
);


--
-- Name: event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    subject_id text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL,
    field text,
    from_value text,
    to_value text,
    actor text NOT NULL,
    actor_id text,
    actor_name text,
    at bigint NOT NULL
);


--
-- Name: file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.file (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    bytes bytea NOT NULL,
    created_at bigint NOT NULL
);


--
-- Name: flow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flow (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    name text NOT NULL,
    document text NOT NULL,
    published smallint DEFAULT 0 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT flow_published_check CHECK ((published = ANY (ARRAY[0, 1])))
);


--
-- Name: idempotency; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    scope text NOT NULL COLLATE pg_catalog."C",
    body_hash text NOT NULL,
    status bigint DEFAULT 0 NOT NULL,
    type text,
    body text,
    at bigint NOT NULL
);


--
-- Name: job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job (
    id text NOT NULL COLLATE pg_catalog."C",
    shop_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    key text COLLATE pg_catalog."C",
    body text,
    state text DEFAULT 'waiting'::text NOT NULL,
    run_at bigint NOT NULL,
    leased_by text,
    tries bigint DEFAULT 0 NOT NULL,
    trouble text,
    created_at bigint NOT NULL,
    CONSTRAINT job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'stuck'::text])))
);


--
-- Name: membership; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.membership (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    staff_id text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT membership_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'agent'::text, 'viewer'::text])))
);


--
-- Name: message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.message (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    conversation_id text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    author text NOT NULL,
    author_name text,
    kind text NOT NULL,
    text text,
    body text,
    idem_key text COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    CONSTRAINT message_author_check CHECK ((author = ANY (ARRAY['visitor'::text, 'bot'::text, 'agent'::text, 'system'::text])))
);


--
-- Name: order_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.order_item (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    line bigint NOT NULL,
    sku text,
    name text NOT NULL,
    quantity bigint NOT NULL,
    unit_price bigint NOT NULL,
    currency text NOT NULL,
    product_id text,
    thumbnail text,
    custom text
);


--
-- Name: orders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    source_id text NOT NULL COLLATE pg_catalog."C",
    external_id text NOT NULL COLLATE pg_catalog."C",
    number text NOT NULL,
    number_norm text NOT NULL COLLATE pg_catalog."C",
    external_stamp bigint DEFAULT 0 NOT NULL,
    content_hash text,
    locale text,
    customer_id text COLLATE pg_catalog."C",
    customer_name text,
    email text,
    email_norm text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    phone text,
    phone_norm text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    ship_name text,
    ship_line1 text,
    ship_line2 text,
    ship_city text,
    ship_region text,
    ship_postcode text,
    ship_country text,
    general text DEFAULT 'new'::text NOT NULL,
    delivery text DEFAULT 'not_shipped'::text NOT NULL,
    payment text DEFAULT 'none'::text NOT NULL,
    general_raw text,
    delivery_raw text,
    payment_raw text,
    badge text NOT NULL,
    grp text NOT NULL,
    currency text NOT NULL,
    subtotal bigint DEFAULT 0 NOT NULL,
    shipping_total bigint DEFAULT 0 NOT NULL,
    discount_total bigint DEFAULT 0 NOT NULL,
    tax_total bigint DEFAULT 0 NOT NULL,
    total bigint DEFAULT 0 NOT NULL,
    paid_total bigint DEFAULT 0 NOT NULL,
    total_text text,
    payment_name text,
    shipping_name text,
    carrier text,
    tracking_number text,
    tracking_norm text COLLATE pg_catalog."C",
    channel text,
    warehouse text,
    comment text,
    tags text,
    custom text,
    item_count bigint DEFAULT 0 NOT NULL,
    dates text,
    placed_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    cancelled_at bigint,
    delivered_at bigint,
    eta_from bigint,
    eta_to bigint,
    fetched_at bigint,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL
);


--
-- Name: payment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.payment (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    line bigint NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    method text,
    note text,
    paid_at bigint,
    reversed_at bigint
);


--
-- Name: product; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.product (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    sku text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    price bigint NOT NULL,
    currency text NOT NULL,
    image text,
    "position" bigint DEFAULT 0 NOT NULL
);


--
-- Name: proof; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.proof (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    conversation_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL,
    at bigint NOT NULL,
    until bigint NOT NULL,
    CONSTRAINT proof_level_check CHECK ((level = ANY (ARRAY['number_email'::text, 'number_phone'::text, 'code'::text, 'token'::text])))
);


--
-- Name: request; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    conversation_id text COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    details text,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    decided_at bigint,
    CONSTRAINT request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'declined'::text, 'done'::text])))
);


--
-- Name: schema_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_version (
    number bigint NOT NULL,
    name text NOT NULL,
    at bigint NOT NULL
);


--
-- Name: security_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.security_event (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL,
    conversation_id text COLLATE pg_catalog."C",
    address text,
    number_hash text,
    email_hash text,
    at bigint NOT NULL
);


--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    token_hash text NOT NULL COLLATE pg_catalog."C",
    staff_id text NOT NULL COLLATE pg_catalog."C",
    csrf text NOT NULL,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    until bigint NOT NULL
);


--
-- Name: shipment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shipment (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    line bigint NOT NULL,
    carrier_code text,
    carrier text,
    tracking_number text,
    tracking_url text,
    service text,
    pickup_point text,
    pickup_until bigint,
    status text DEFAULT 'unknown'::text NOT NULL,
    status_raw text,
    items text,
    shipped_at bigint,
    last_event_at bigint,
    last_event text,
    eta_from bigint,
    eta_to bigint,
    delivered_at bigint,
    told_by text DEFAULT 'store'::text NOT NULL,
    CONSTRAINT shipment_told_by_check CHECK ((told_by = ANY (ARRAY['store'::text, 'tracker'::text, 'manual'::text])))
);


--
-- Name: shop; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shop (
    id text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    zone text DEFAULT 'UTC'::text NOT NULL,
    locale text DEFAULT 'en'::text NOT NULL,
    currency text DEFAULT 'USD'::text NOT NULL,
    number_prefix text DEFAULT ''::text NOT NULL,
    number_suffix text DEFAULT ''::text NOT NULL,
    verify_email smallint DEFAULT 1 NOT NULL,
    verify_phone smallint DEFAULT 0 NOT NULL,
    verify_token smallint DEFAULT 1 NOT NULL,
    stalled_days bigint DEFAULT 5 NOT NULL,
    tracking_url text,
    support_url text,
    returns_url text,
    privacy_url text,
    delivery_policy text,
    returns_policy text,
    actions text DEFAULT 'cancel change_address change return refund confirm received'::text NOT NULL,
    demo smallint DEFAULT 0 NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT shop_demo_check CHECK ((demo = ANY (ARRAY[0, 1]))),
    CONSTRAINT shop_verify_email_check CHECK ((verify_email = ANY (ARRAY[0, 1]))),
    CONSTRAINT shop_verify_phone_check CHECK ((verify_phone = ANY (ARRAY[0, 1]))),
    CONSTRAINT shop_verify_token_check CHECK ((verify_token = ANY (ARRAY[0, 1])))
);


--
-- Name: source; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.source (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    settings text DEFAULT '{}'::text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL
);


--
-- Name: staff; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.staff (
    id text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    password text,
    created_at bigint NOT NULL
);


--
-- Name: status; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.status (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    badge text,
    tone text,
    include_in_analytics smallint DEFAULT 1 NOT NULL,
    builtin smallint DEFAULT 0 NOT NULL,
    learned smallint DEFAULT 0 NOT NULL,
    "position" bigint DEFAULT 0 NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT status_builtin_check CHECK ((builtin = ANY (ARRAY[0, 1]))),
    CONSTRAINT status_include_in_analytics_check CHECK ((include_in_analytics = ANY (ARRAY[0, 1]))),
    CONSTRAINT status_learned_check CHECK ((learned = ANY (ARRAY[0, 1]))),
    CONSTRAINT status_type_check CHECK ((type = ANY (ARRAY['basic'::text, 'general'::text, 'delivery'::text, 'payment'::text])))
);


--
-- Name: status_text; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.status_text (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    locale text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL
);


--
-- Name: ticket; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ticket (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    conversation_id text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL,
    order_id text COLLATE pg_catalog."C",
    order_snapshot text,
    claimed text,
    issue text,
    contact text,
    transcript text NOT NULL,
    state text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT ticket_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);


--
-- Data for Name: api_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_key VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'key_7ar21m7ya6as99z5pp3w0', '37ab1aadaeedcc3d30dec2aa9427bb748345e5d800cfbd775d01fb3c34f7ed37', 'wismo init', 'owner', 1795239913716, NULL, NULL);


--
-- Data for Name: assistant; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.assistant VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ast_7ar21m7ya6aeyeahgw1r6', '2rg7jyy3ymnr5fg9q55a', 'North', 'Order help', '', '#1f3fae', 'end', 'auto', 1, 'src_7ar21m7ya6aeg27nw0z3t', 'flw_7ar21m7ya6aet2znx9n2v', 1, 'j2386a0s', 's1:9dd557dc:HKVSCfV42RdOOYwAU3e_GwlY1whRs2lvp_VxCTvn_hdEHrZHEzey8wfuihTyExsfGQ2dsf3P2165L43rcN7t5uu-qxdLv2K-9_HgErco-diFTofogYd4y6OIEZw', NULL, NULL, 1, 1795239913716);


--
-- Data for Name: conversation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.conversation VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 'ast_7ar21m7ya6aeyeahgw1r6', 'human', 'text', 'flw_7ar21m7ya6aet2znx9n2v', 1, '{"at":"more","vars":{"order_number":"1003","contact":"ann3@example.com","order_id":"ord_7ar21m7ya6b413ghst6sj"},"offered":14,"misunderstood":0,"misses":0,"offers":[]}', 'en', NULL, NULL, NULL, NULL, 'ord_7ar21m7ya6b413ghst6sj', NULL, 0, 'key_7ar21m7ya6as99z5pp3w0', 21, 1795239914656, NULL, NULL, NULL, NULL, 3, 1795239914626);
INSERT INTO public.conversation VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 'ast_7ar21m7ya6aeyeahgw1r6', 'human', 'text', 'flw_7ar21m7ya6aet2znx9n2v', 1, '{"at":"more","vars":{"order_number":"1001","contact":"ann1@example.com","order_id":"ord_7ar21m7ya6b06fz49y4zh"},"offered":14,"misunderstood":0,"misses":0,"offers":[]}', 'en', NULL, NULL, NULL, NULL, 'ord_7ar21m7ya6b06fz49y4zh', NULL, 0, 'key_7ar21m7ya6as99z5pp3w0', 21, 1795239914618, NULL, NULL, NULL, NULL, 3, 1795239914506);
INSERT INTO public.conversation VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 'ast_7ar21m7ya6aeyeahgw1r6', 'human', 'text', 'flw_7ar21m7ya6aet2znx9n2v', 1, '{"at":"more","vars":{"order_number":"1004","contact":"ann4@example.com","order_id":"ord_7ar21m7ya6b547bk83ggx"},"offered":14,"misunderstood":0,"misses":0,"offers":[]}', 'en', NULL, NULL, NULL, NULL, 'ord_7ar21m7ya6b547bk83ggx', NULL, 0, 'key_7ar21m7ya6as99z5pp3w0', 21, 1795239914677, NULL, NULL, NULL, NULL, 3, 1795239914661);
INSERT INTO public.conversation VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b5td0795mvx', 'ast_7ar21m7ya6aeyeahgw1r6', 'bot', 'text', 'flw_7ar21m7ya6aet2znx9n2v', 1, '{"at":"find","vars":{"purpose":"cancel","pending":"yes","order_number":"1005"},"offered":7,"misunderstood":0,"misses":0,"offers":[{"id":"opt_7","label":"I do not know my order number","exit":"unknown"}]}', 'en', NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, 6, 1795239914684, NULL, NULL, NULL, NULL, 1, 1795239914682);
INSERT INTO public.conversation VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 'ast_7ar21m7ya6aeyeahgw1r6', 'bot', 'text', 'flw_7ar21m7ya6aet2znx9n2v', 1, '{"at":"more","vars":{"purpose":"cancel","order_number":"1002","contact":"ann2@example.com","order_id":"ord_7ar21m7ya6b0h0qpqrx56"},"offered":14,"misunderstood":0,"misses":0,"offers":[{"id":"opt_10","label":"Check order status","exit":"status"},{"id":"opt_11","label":"Change or cancel an order","exit":"change"},{"id":"opt_12","label":"Return or refund","exit":"return"},{"id":"opt_13","label":"Delivery and returns policy","exit":"policy"},{"id":"opt_14","label":"Contact Support","exit":"support"}]}', 'en', NULL, NULL, NULL, NULL, 'ord_7ar21m7ya6b0h0qpqrx56', NULL, 0, NULL, 11, 1795239914628, NULL, NULL, NULL, NULL, 1, 1795239914605);


--
-- Data for Name: counter; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counter VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ticket', 1003);


--
-- Data for Name: eligibility_rule; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cancel', 10, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cancel', 20, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so it can no longer be canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cancel', 30, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been delivered. You can ask for a return instead.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cancel', 40, NULL, 'partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped. Once it has arrived, you can ask for a return.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cancel', 50, NULL, 'returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped and is on its way back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cancel', 60, 'new confirmed in_progress on_hold', 'not_shipped preparing not_required', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'change_address', 70, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'change_address', 80, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so its address can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'change_address', 90, NULL, 'delivered partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped, so its address can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'change_address', 100, 'new confirmed in_progress on_hold', 'not_shipped preparing', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'change', 110, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'change', 120, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so it can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'change', 130, NULL, 'delivered partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped, so it can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'change', 140, 'new confirmed in_progress on_hold', 'not_shipped preparing not_required', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'return', 150, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled, so there is nothing to return.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'return', 160, 'returned', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order has already come back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'return', 170, NULL, 'returning returned', NULL, NULL, NULL, 'ask', 'no', 'This order is already on its way back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'return', 180, NULL, 'delivered', NULL, 30, 'delivered', 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'return', 190, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'Returns are possible for 30 days after delivery, and these are over.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'return', 200, 'completed', NULL, NULL, NULL, NULL, 'ask', 'ask', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'return', 210, NULL, 'not_shipped preparing partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has not been delivered yet. You can ask for a return once it has arrived.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'refund', 220, NULL, NULL, 'refunded', NULL, NULL, 'ask', 'no', 'This order has already been refunded.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'refund', 230, 'cancelled', NULL, 'paid partial partially_refunded', NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'refund', 240, 'cancelled', NULL, 'none awaiting authorized failed voided cod', NULL, NULL, 'ask', 'no', 'This order is canceled, and no payment has been recorded for it.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'refund', 250, 'returned', NULL, NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'refund', 260, NULL, 'delivered returned', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'refund', 270, 'completed', NULL, NULL, NULL, NULL, 'ask', 'ask', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'refund', 280, NULL, 'not_shipped preparing partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'no', 'A refund can be asked for once the order has been delivered, or when it is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'confirm', 290, 'new', NULL, NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'confirm', 300, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'confirm', 310, 'confirmed in_progress completed returned', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already confirmed.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'received', 320, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'received', 330, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'This order is already marked as delivered.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'received', 340, 'new confirmed in_progress on_hold completed', 'partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'received', 350, NULL, 'not_shipped preparing', NULL, NULL, NULL, 'ask', 'no', 'This order has not been shipped yet.');
INSERT INTO public.eligibility_rule VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'received', 360, NULL, 'returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order is on its way back to us.');


--
-- Data for Name: event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6aeg27nw1rnm', 'shop', 'shp_7ar21m7ya6aeg27nw0dxg', 'shop.created', NULL, NULL, 'North', 'system', NULL, NULL, 1795239913716);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6aet2znx96se', 'shop', 'shp_7ar21m7ya6aeg27nw0dxg', 'eligibility.changed', NULL, NULL, NULL, 'system', NULL, NULL, 1795239913716);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6af72gk5yra9', 'assistant', 'ast_7ar21m7ya6aeyeahgw1r6', 'assistant.created', NULL, NULL, 'North', 'system', NULL, NULL, 1795239913716);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6as99z5pp2sf', 'staff', 'usr_7ar21m7ya6af72gk5z790', 'staff.added', 'role', NULL, 'owner', 'system', NULL, NULL, 1795239913716);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6as99z5pp4t8', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'key.created', 'role', NULL, 'owner', 'system', NULL, NULL, 1795239913716);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b08aqj35r38', 'order', 'ord_7ar21m7ya6b06fz49y4zh', 'order.created', NULL, NULL, '1001', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914417);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b0x16h85x2b', 'order', 'ord_7ar21m7ya6b0h0qpqrx56', 'order.created', NULL, NULL, '1002', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914418);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b3555cdkfyn', 'order', 'ord_7ar21m7ya6b06fz49y4zh', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795239914545);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b3652gv07da', 'order', 'ord_7ar21m7ya6b06fz49y4zh', 'order.changed', 'comment', NULL, 'mark ic', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914598);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b3cdne1a08w', 'ticket', 'tic_7ar21m7ya6b3a18b6etx8', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795239914601);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b3cdne1aykm', 'conversation', 'cnv_7ar21m7ya6b0a53xfd9pe', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795239914601);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b3m0nj5c68k', 'conversation', 'cnv_7ar21m7ya6b0a53xfd9pe', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914606);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b3w9152avme', 'order', 'ord_7ar21m7ya6b3vfa0rcv8b', 'order.created', NULL, NULL, 'H00', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914619);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b3y07j988gp', 'order', 'ord_7ar21m7ya6b3vfa0rcv8b', 'order.changed', 'comment', NULL, 'mark jj', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914621);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b422tk5f0sy', 'order', 'ord_7ar21m7ya6b413ghst6sj', 'order.created', NULL, NULL, '1003', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914623);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b49ame7b722', 'order', 'ord_7ar21m7ya6b413ghst6sj', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795239914632);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b4a4evfpjhd', 'order', 'ord_7ar21m7ya6b413ghst6sj', 'order.changed', 'comment', NULL, 'mark bah', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914633);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b4d75py8khb', 'ticket', 'tic_7ar21m7ya6b4d75py805w', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795239914636);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b4d75py8p14', 'conversation', 'cnv_7ar21m7ya6b43960s4stg', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795239914636);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b4fb0vxwz3g', 'conversation', 'cnv_7ar21m7ya6b43960s4stg', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914638);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b528awr6eyx', 'order', 'ord_7ar21m7ya6b3vfa0rcv8b', 'order.changed', 'comment', 'mark jj', 'mark bca', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914658);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b547bk848tr', 'order', 'ord_7ar21m7ya6b547bk83ggx', 'order.created', NULL, NULL, '1004', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914659);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b5bexf45aw9', 'order', 'ord_7ar21m7ya6b547bk83ggx', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795239914666);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b5c7nhthf8j', 'order', 'ord_7ar21m7ya6b547bk83ggx', 'order.changed', 'comment', NULL, 'mark bch', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914667);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b5f1v1vpgrr', 'ticket', 'tic_7ar21m7ya6b5f1v1vnxzg', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795239914670);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b5f1v1vq355', 'conversation', 'cnv_7ar21m7ya6b550hg1v3xj', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795239914670);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b5h62jq8sz1', 'conversation', 'cnv_7ar21m7ya6b550hg1v3xj', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914672);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b5qbbv2q7db', 'order', 'ord_7ar21m7ya6b3vfa0rcv8b', 'order.changed', 'comment', 'mark bca', 'mark bea', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914678);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b5s38m77qcb', 'order', 'ord_7ar21m7ya6b5r8xnja0vy', 'order.created', NULL, NULL, '1005', 'key', 'key_7ar21m7ya6as99z5pp3w0', 'wismo init', 1795239914679);
INSERT INTO public.event VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'evt_7ar21m7ya6b61ebf7ce5m', 'order', 'ord_7ar21m7ya6b0h0qpqrx56', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795239914628);


--
-- Data for Name: file; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: flow; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flow VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'flw_7ar21m7ya6aet2znx9n2v', 1, 'Order help', '{
  "name": "Order help",
  "locale": "en",
  "start": "hello",
  "on": {
    "order": "start_order",
    "order_status": "start_status",
    "delivery_eta": "start_status",
    "not_received": "start_not_received",
    "cancel": "start_cancel",
    "change": "start_change",
    "change_address": "start_change_address",
    "return": "start_return",
    "refund": "start_refund",
    "policy": "policy",
    "human": "support_fresh",
    "upset": "upset",
    "thanks": "thanks",
    "greeting": "hello_again",
    "goodbye": "goodbye",
    "yes": "menu",
    "no": "goodbye"
  },
  "texts": {
    "unclear": "Sorry, I did not understand that.",
    "lost": "I am sorry, I still do not understand. A colleague surely will.",
    "person": "Contact Support"
  },
  "nodes": {
    "hello": {
      "type": "say",
      "text": "Hello! I look after orders at #shop_name#.",
      "otherwise": "Hello!",
      "go": {"next": "menu"}
    },
    "menu": {
      "type": "menu",
      "text": "How can I help you?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Change or cancel an order", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "change": "start_change_menu", "return": "start_return_menu", "policy": "policy", "support": "support_fresh"}
    },
    "more": {
      "type": "menu",
      "text": "Is there anything else I can do for you?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Change or cancel an order", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "change": "start_change_menu", "return": "start_return_menu", "policy": "policy", "support": "support_fresh"}
    },
    "hello_again": {
      "type": "say",
      "text": "Hello! Nice to hear from you.",
      "go": {"next": "menu"}
    },
    "thanks": {
      "type": "say",
      "text": "You are welcome!",
      "go": {"next": "more"}
    },
    "goodbye": {
      "type": "menu",
      "text": "Goodbye! If something comes up, just write to me.",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "support": "support_fresh"}
    },
    "start_status": {
      "type": "set_variable",
      "set": {"purpose": "status", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_not_received": {
      "type": "set_variable",
      "set": {"purpose": "not_received", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_cancel": {
      "type": "set_variable",
      "set": {"purpose": "cancel", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change_menu": {
      "type": "set_variable",
      "set": {"purpose": "change_menu", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change_address": {
      "type": "set_variable",
      "set": {"purpose": "change_address", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change": {
      "type": "set_variable",
      "set": {"purpose": "change", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_return_menu": {
      "type": "set_variable",
      "set": {"purpose": "return_menu", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_return": {
      "type": "set_variable",
      "set": {"purpose": "return", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_refund": {
      "type": "set_variable",
      "set": {"purpose": "refund", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_order": {
      "type": "branch",
      "cases": [
        {"when": "pending", "exit": "pending"}
      ],
      "go": {"pending": "mine", "else": "start_status"}
    },
    "another": {
      "type": "set_variable",
      "set": {"order_id": "", "order_number": "", "email": "", "claimed": "", "issue": ""},
      "go": {"next": "start_status"}
    },
    "mine": {
      "type": "my_orders",
      "text": "Here are your latest orders. Which one is it about?",
      "unseen": "I cannot see my order",
      "go": {"chosen": "found", "unseen": "unseen", "none": "none_yet", "guest": "find", "trouble": "trouble"}
    },
    "none_yet": {
      "type": "say",
      "text": "I do not see any orders in your account yet, but we can look for one by its number.",
      "go": {"next": "find"}
    },
    "find": {
      "type": "find_order",
      "ask_number": "Please write your order number.",
      "ask_email": "And the e-mail address that you ordered with?",
      "ask_phone": "And the phone number that you ordered with?",
      "ask_either": "And the e-mail address or the phone number that you ordered with?",
      "missed": "I could not find an order with that number and address.",
      "wrong_email": "That does not look like an e-mail address yet. It should read like ann@example.com.",
      "unknown": "I do not know my order number",
      "number_label": "Order number",
      "email_label": "E-mail address",
      "go": {"found": "found", "gave_up": "gave_up", "unknown": "unknown", "spent": "spent", "closed": "closed", "trouble": "trouble"}
    },
    "gave_up": {
      "type": "menu",
      "text": "Would you like to try again, or shall a colleague look for it with you?",
      "options": [
        {"label": "Try again", "exit": "again", "hears": "yes"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"again": "find", "support": "not_found"}
    },
    "spent": {
      "type": "menu",
      "text": "Please wait a minute and try again. A colleague can help you right away, too.",
      "options": [
        {"label": "Try again", "exit": "again"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"again": "find", "support": "not_found"}
    },
    "closed": {
      "type": "menu",
      "text": "Orders are looked up in person in this shop. I can tell you how delivery and returns work, or bring in a colleague.",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "support": "support_fresh"}
    },
    "unknown": {
      "type": "set_variable",
      "set": {"no_order": "yes"},
      "go": {"next": "unknown_number"}
    },
    "expired": {
      "type": "say",
      "text": "It has been a while. To keep your order safe, please confirm once more that it is yours.",
      "go": {"next": "mine"}
    },
    "found": {
      "type": "set_variable",
      "set": {"pending": ""},
      "go": {"next": "route"}
    },
    "route": {
      "type": "branch",
      "cases": [
        {"when": "purpose=cancel", "exit": "cancel"},
        {"when": "purpose=change_menu", "exit": "change_menu"},
        {"when": "purpose=change_address", "exit": "change_address"},
        {"when": "purpose=change", "exit": "change"},
        {"when": "purpose=return_menu", "exit": "return_menu"},
        {"when": "purpose=return", "exit": "return"},
        {"when": "purpose=refund", "exit": "refund"}
      ],
      "go": {"cancel": "cancel_check", "change_menu": "change_menu", "change_address": "address_check", "change": "change_check", "return_menu": "return_menu", "return": "return_check", "refund": "refund_check", "else": "status"}
    },
    "status": {
      "type": "show_status",
      "go": {"shown": "after", "expired": "expired", "trouble": "trouble"}
    },
    "after": {
      "type": "branch",
      "cases": [
        {"when": "purpose=not_received state~delivered", "exit": "missing"},
        {"when": "state~stalled", "exit": "stalled"},
        {"when": ["state~problem", "state~unknown"], "exit": "unusual"},
        {"when": "state~cancelled", "exit": "cancelled"},
        {"when": "state~delivered", "exit": "delivered"}
      ],
      "go": {"missing": "not_received", "stalled": "stalled_menu", "unusual": "unusual_menu", "cancelled": "cancelled_menu", "delivered": "delivered_menu", "else": "next_menu"}
    },
    "fine": {
      "type": "say",
      "text": "All right.",
      "go": {"next": "more"}
    },
    "next_menu": {
      "type": "menu",
      "text": "What would you like to do next?",
      "options": [
        {"label": "Check another order", "exit": "another"},
        {"label": "I received it", "exit": "received", "when": "state~shipped actions~received"},
        {"label": "Confirm the order", "exit": "confirm", "when": ["status_code=unserved actions~confirm", "status_code=new actions~confirm"]},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["state~shipped actions~return", "state~shipped actions~refund"]},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"another": "another", "received": "received_check", "confirm": "confirm_check", "change": "change_menu", "return": "return_menu", "support": "support_fresh"}
    },
    "delivered_menu": {
      "type": "menu",
      "text": "I hope all is well with it. What would you like to do next?",
      "options": [
        {"label": "It has not arrived", "exit": "missing"},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Check another order", "exit": "another"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"missing": "not_received", "return": "return_menu", "another": "another", "support": "support_fresh"}
    },
    "cancelled_menu": {
      "type": "menu",
      "text": "What would you like to do next?",
      "options": [
        {"label": "Return or refund", "exit": "return", "when": "actions~refund"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"return": "return_menu", "another": "another", "support": "support_fresh"}
    },
    "stalled_menu": {
      "type": "menu",
      "text": "The carrier has not reported anything for some days. Shall a colleague find out where it is?",
      "options": [
        {"label": "Contact Support", "exit": "support", "hears": "yes"},
        {"label": "I received it", "exit": "received", "when": "actions~received"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "No, thanks", "exit": "no", "hears": "no"}
      ],
      "go": {"support": "stalled", "received": "received_check", "another": "another", "change": "change_menu", "no": "fine"}
    },
    "unusual_menu": {
      "type": "menu",
      "text": "A colleague should look at this order. Shall I pass it on?",
      "options": [
        {"label": "Contact Support", "exit": "support", "hears": "yes"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["state~cancelled actions~refund", "state~shipped actions~refund", "state~shipped actions~return"]},
        {"label": "No, thanks", "exit": "no", "hears": "no"}
      ],
      "go": {"support": "unusual", "another": "another", "change": "change_menu", "return": "return_menu", "no": "fine"}
    },
    "change_menu": {
      "type": "menu",
      "text": "What would you like to do with order #order_number#?",
      "options": [
        {"label": "Change the delivery address", "exit": "address", "when": "actions~change_address"},
        {"label": "Change something else", "exit": "change", "when": "actions~change"},
        {"label": "Cancel the order", "exit": "cancel", "when": "actions~cancel"},
        {"label": "Leave it as it is", "exit": "back"}
      ],
      "go": {"address": "address_check", "change": "change_check", "cancel": "cancel_check", "back": "kept"}
    },
    "return_menu": {
      "type": "menu",
      "text": "What would you like to do with order #order_number#?",
      "options": [
        {"label": "Send something back", "exit": "return", "when": "actions~return"},
        {"label": "Ask for a refund", "exit": "refund", "when": "actions~refund"},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Leave it as it is", "exit": "back"}
      ],
      "go": {"return": "return_check", "refund": "refund_check", "policy": "policy", "back": "kept"}
    },
    "kept": {
      "type": "say",
      "text": "All right, nothing has been changed.",
      "go": {"next": "more"}
    },
    "cancel_check": {
      "type": "eligibility",
      "action": "cancel",
      "go": {"yes": "cancel_sure", "no": "cancel_no", "ask": "cancel_ask", "expired": "expired", "trouble": "trouble"}
    },
    "cancel_sure": {
      "type": "menu",
      "text": "I can ask the shop to cancel order #order_number#. They check it first, and it counts once they have said so. Shall I send this request?",
      "options": [
        {"label": "Yes, cancel it", "exit": "yes", "hears": "yes"},
        {"label": "No, keep it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "cancel_save", "no": "kept"}
    },
    "cancel_save": {
      "type": "save_request",
      "action": "cancel",
      "go": {"saved": "cancel_saved", "refused": "cancel_no", "expired": "expired", "trouble": "trouble"}
    },
    "cancel_saved": {
      "type": "say",
      "text": "I have saved your request to cancel order #order_number#. The shop will let you know.",
      "go": {"next": "more"}
    },
    "cancel_no": {
      "type": "menu",
      "text": "I am sorry, order #order_number# cannot be canceled here.\n#reason#",
      "options": [
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"return": "return_menu", "status": "status", "support": "cancel_help"}
    },
    "cancel_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can still be canceled is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "cancel_help", "no": "kept"}
    },
    "cancel_help": {
      "type": "handoff",
      "reason": "cancel_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to cancel order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "address_check": {
      "type": "eligibility",
      "action": "change_address",
      "go": {"yes": "address_details", "no": "address_no", "ask": "address_ask", "expired": "expired", "trouble": "trouble"}
    },
    "address_details": {
      "type": "ask",
      "text": "Please write the new delivery address in full.",
      "variable": "new_address",
      "skip": "Never mind",
      "label": "New delivery address",
      "go": {"next": "address_sure", "skipped": "kept"}
    },
    "address_sure": {
      "type": "menu",
      "text": "The shop will be asked to send order #order_number# to this address:\n#new_address#\nShall I send this request?",
      "options": [
        {"label": "Yes, change it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "address_save", "no": "kept"}
    },
    "address_save": {
      "type": "save_request",
      "action": "change_address",
      "details": "new_address",
      "go": {"saved": "address_saved", "refused": "address_no", "expired": "expired", "trouble": "trouble"}
    },
    "address_saved": {
      "type": "say",
      "text": "I have saved the new address for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "address_no": {
      "type": "menu",
      "text": "I am sorry, the address of order #order_number# cannot be changed here.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "address_help"}
    },
    "address_ask": {
      "type": "menu",
      "text": "Whether the address of order #order_number# can still be changed is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "address_help", "no": "kept"}
    },
    "address_help": {
      "type": "handoff",
      "reason": "change_address_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to change the delivery address of order #order_number#.\nNew address: #new_address#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "change_check": {
      "type": "eligibility",
      "action": "change",
      "go": {"yes": "change_details", "no": "change_no", "ask": "change_ask", "expired": "expired", "trouble": "trouble"}
    },
    "change_details": {
      "type": "ask",
      "text": "What should be different? Please describe it in a few words.",
      "variable": "wish",
      "skip": "Never mind",
      "label": "Your wish",
      "go": {"next": "change_sure", "skipped": "kept"}
    },
    "change_sure": {
      "type": "menu",
      "text": "The shop will be asked to change order #order_number# like this:\n#wish#\nShall I send this request?",
      "options": [
        {"label": "Yes, send it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "change_save", "no": "kept"}
    },
    "change_save": {
      "type": "save_request",
      "action": "change",
      "details": "wish",
      "go": {"saved": "change_saved", "refused": "change_no", "expired": "expired", "trouble": "trouble"}
    },
    "change_saved": {
      "type": "say",
      "text": "I have saved your wish for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "change_no": {
      "type": "menu",
      "text": "I am sorry, order #order_number# cannot be changed here.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "change_help"}
    },
    "change_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can still be changed is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "change_help", "no": "kept"}
    },
    "change_help": {
      "type": "handoff",
      "reason": "change_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to change order #order_number#.\nWish: #wish#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "return_check": {
      "type": "eligibility",
      "action": "return",
      "go": {"yes": "return_details", "no": "return_no", "ask": "return_ask", "expired": "expired", "trouble": "trouble"}
    },
    "return_details": {
      "type": "ask",
      "text": "Which items would you like to send back, and why?",
      "variable": "return_wish",
      "skip": "Never mind",
      "label": "Items and reason",
      "go": {"next": "return_sure", "skipped": "kept"}
    },
    "return_sure": {
      "type": "menu",
      "text": "I can send the shop your request to return something from order #order_number#:\n#return_wish#\nThey will tell you how and where to send it. Shall I send this request?",
      "options": [
        {"label": "Yes, send it", "exit": "yes", "hears": "yes"},
        {"label": "No, keep it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "return_save", "no": "kept"}
    },
    "return_save": {
      "type": "save_request",
      "action": "return",
      "details": "return_wish",
      "go": {"saved": "return_saved", "refused": "return_no", "expired": "expired", "trouble": "trouble"}
    },
    "return_saved": {
      "type": "say",
      "text": "I have saved your return request for order #order_number#. The shop will tell you how to send it back.",
      "go": {"next": "more"}
    },
    "return_no": {
      "type": "menu",
      "text": "I am sorry, a return of order #order_number# is not possible here.\n#reason#",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "status": "status", "support": "return_help"}
    },
    "return_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can be returned is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "return_help", "no": "kept"}
    },
    "return_help": {
      "type": "handoff",
      "reason": "return_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to return something from order #order_number#.\nWish: #return_wish#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "refund_check": {
      "type": "eligibility",
      "action": "refund",
      "go": {"yes": "refund_sure", "no": "refund_no", "ask": "refund_ask", "expired": "expired", "trouble": "trouble"}
    },
    "refund_sure": {
      "type": "menu",
      "text": "I can send the shop your request for a refund of order #order_number#. They check it and tell you what happens next; no money moves before that. Shall I send this request?",
      "options": [
        {"label": "Yes, ask for it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "refund_save", "no": "kept"}
    },
    "refund_save": {
      "type": "save_request",
      "action": "refund",
      "go": {"saved": "refund_saved", "refused": "refund_no", "expired": "expired", "trouble": "trouble"}
    },
    "refund_saved": {
      "type": "say",
      "text": "I have saved your refund request for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "refund_no": {
      "type": "menu",
      "text": "I am sorry, a refund of order #order_number# cannot be asked for here.\n#reason#",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "status": "status", "support": "refund_help"}
    },
    "refund_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can be refunded is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "refund_help", "no": "kept"}
    },
    "refund_help": {
      "type": "handoff",
      "reason": "refund_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like a refund of order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "confirm_check": {
      "type": "eligibility",
      "action": "confirm",
      "go": {"yes": "confirm_sure", "no": "confirm_no", "ask": "confirm_ask", "expired": "expired", "trouble": "trouble"}
    },
    "confirm_sure": {
      "type": "menu",
      "text": "I will tell the shop that you confirm order #order_number# as it is. Shall I?",
      "options": [
        {"label": "Yes, confirm it", "exit": "yes", "hears": "yes"},
        {"label": "No, not yet", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "confirm_save", "no": "kept"}
    },
    "confirm_save": {
      "type": "save_request",
      "action": "confirm",
      "go": {"saved": "confirm_saved", "refused": "confirm_no", "expired": "expired", "trouble": "trouble"}
    },
    "confirm_saved": {
      "type": "say",
      "text": "Thank you! Your confirmation of order #order_number# is saved.",
      "go": {"next": "more"}
    },
    "confirm_no": {
      "type": "menu",
      "text": "Order #order_number# needs no confirmation from you.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "confirm_help"}
    },
    "confirm_ask": {
      "type": "menu",
      "text": "Order #order_number# has to be confirmed by a colleague. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "confirm_help", "no": "kept"}
    },
    "confirm_help": {
      "type": "handoff",
      "reason": "confirm_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to confirm order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "received_check": {
      "type": "eligibility",
      "action": "received",
      "go": {"yes": "received_sure", "no": "received_no", "ask": "received_ask", "expired": "expired", "trouble": "trouble"}
    },
    "received_sure": {
      "type": "menu",
      "text": "I will note that order #order_number# has reached you. Is that right?",
      "options": [
        {"label": "Yes, I have it", "exit": "yes", "hears": "yes"},
        {"label": "No, not yet", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "received_save", "no": "kept"}
    },
    "received_save": {
      "type": "save_request",
      "action": "received",
      "go": {"saved": "received_saved", "refused": "received_no", "expired": "expired", "trouble": "trouble"}
    },
    "received_saved": {
      "type": "say",
      "text": "Thank you! I have noted that order #order_number# has reached you. Enjoy it!",
      "go": {"next": "more"}
    },
    "received_no": {
      "type": "menu",
      "text": "I cannot note that for order #order_number#.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "received_help"}
    },
    "received_ask": {
      "type": "menu",
      "text": "A colleague has to look at order #order_number# first. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "received_help", "no": "kept"}
    },
    "received_help": {
      "type": "handoff",
      "reason": "received_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Says that order #order_number# has arrived.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "policy": {
      "type": "say",
      "text": "Delivery: #delivery_policy#\nReturns: #returns_policy#",
      "otherwise": "How delivery and returns work here is best told by a colleague.",
      "go": {"next": "policy_link"}
    },
    "policy_link": {
      "type": "link",
      "text": "You can read all of it here.",
      "label": "Returns policy",
      "url": "#returns_url#",
      "go": {"next": "policy_menu"}
    },
    "policy_menu": {
      "type": "menu",
      "text": "Can I help you with anything else?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "return": "start_return_menu", "support": "support_fresh"}
    },
    "trouble": {
      "type": "say",
      "text": "I am sorry, I cannot reach the order system right now.",
      "go": {"next": "trouble_help"}
    },
    "trouble_help": {
      "type": "handoff",
      "reason": "trouble",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please leave your message here, and your e-mail address if we may answer there, too.",
      "done": "Thank you! Your message is saved as ticket #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "support_fresh": {
      "type": "set_variable",
      "set": {"issue": ""},
      "go": {"next": "support"}
    },
    "support": {
      "type": "handoff",
      "reason": "support",
      "text": "Of course, a colleague will help you.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.",
      "done": "Thank you! I have passed everything on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "unknown_number": {
      "type": "handoff",
      "reason": "unknown_number",
      "text": "No problem, a colleague can find it without the number.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please write the e-mail address that you ordered with, and what you would like to know.",
      "done": "Thank you! A colleague will find your order: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "not_found": {
      "type": "handoff",
      "reason": "not_found",
      "text": "Let us find it together with a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What would you like to know about it? Add your e-mail address if we may answer there, too.",
      "done": "Thank you! A colleague will look for it: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "unseen": {
      "type": "handoff",
      "reason": "unseen_order",
      "text": "Then a colleague will look for it.",
      "ask_order": "Which order is missing? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What did you order, and when? Please write what you remember.",
      "done": "Thank you! A colleague will look for it: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "not_received": {
      "type": "handoff",
      "reason": "not_received",
      "text": "I am sorry! It is marked as delivered, and you do not have it. This is one for a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Have you looked with neighbours and at the usual places? Please tell us where it should have been left.",
      "done": "Thank you! A colleague will follow this up with the carrier: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "stalled": {
      "type": "handoff",
      "reason": "stalled",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Is there anything that my colleague should know, such as a date by which you need it?",
      "done": "Thank you! A colleague will ask the carrier where it is: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "unusual": {
      "type": "handoff",
      "reason": "unusual_state",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Is there anything that my colleague should know?",
      "done": "Thank you! A colleague will look at your order: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "upset": {
      "type": "handoff",
      "reason": "upset",
      "text": "I am sorry that this has gone so badly. I am bringing in a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What went wrong? Please tell my colleague in a few words.",
      "done": "I have passed your words on: your ticket number is #ticket_number#. A colleague will answer you here as soon as possible.",
      "go": {"next": "more"}
    }
  }
}
', 0, 1795239913716);


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '61b9e88dee173565394bed4171119500efab7dbab8ff57a551ea868855a0163c', '5aac5baa7ba39ab4c45cdbefd16cf8199e80bcdc46876c7f87145238726d798f', 201, NULL, '{"id":"ord_7ar21m7ya6b06fz49y4zh","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1001","number":"1001","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann1@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.417Z","changed_at":"2026-11-21T05:45:14.417Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T05:45:14.417Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914417);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '5305caac4bc830f354fdd821209763142005ed3bf8c1700fd9ed075e755187e3', 'caac41451761ef4f302afee22b892a84f8d28d5e1267eb492ee0197e3ad6a0fb', 200, NULL, '{"id":"ord_7ar21m7ya6b06fz49y4zh","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1001","number":"1001","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann1@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark ic","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.417Z","changed_at":"2026-11-21T05:45:14.598Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T05:45:14.417Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914598);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '874a0ce11cbd589a4c32df7009bc569bbeca82f88923eac965081cc028bd0b41', '3f62e2a1294ec5e0f2edaa98357e27e7dbd3b9bac5b24cef3ccd5aebd2311be7', 201, NULL, '{"id":"ord_7ar21m7ya6b0h0qpqrx56","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1002","number":"1002","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann2@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.418Z","changed_at":"2026-11-21T05:45:14.418Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T05:45:14.418Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914418);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'd89ecc4edbb448a138e7fc8b73d4188f194a3701dc9ba69a6d3d605628653c3c', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_7ar21m7ya6b0a53xfd9pe","assistant_id":"ast_7ar21m7ya6aeyeahgw1r6","state":"human","input":"text","flow_id":"flw_7ar21m7ya6aet2znx9n2v","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_7ar21m7ya6b06fz49y4zh","claimed":null,"misses":0,"staff_id":"key_7ar21m7ya6as99z5pp3w0","last_seq":17,"last_at":"2026-11-21T05:45:14.606Z","ended_at":null,"version":3,"created_at":"2026-11-21T05:45:14.506Z","open_tickets":1}', 1795239914606);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '4463c400571e5a8f07cfabbd82c619bb55090017b4728fc5fb3df53ce3a30e5d', '50fa6ccf889d64af22b6f5a6c322dce42c8132e74c626078692ad56d44a8ea59', 200, NULL, '{"id":"ord_7ar21m7ya6b413ghst6sj","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1003","number":"1003","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann3@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark bah","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.623Z","changed_at":"2026-11-21T05:45:14.633Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T05:45:14.623Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914633);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '10edeb1c7e9557abaf40209399a4afdcdab74982d2fefd56869d8fc236272195', 'cfe48305f71a507f2c4ae6f519a305a590dedb330d7a3d602688ee4371bfb353', 201, NULL, '{"id":"ord_7ar21m7ya6b3vfa0rcv8b","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.619Z","changed_at":"2026-11-21T05:45:14.619Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T05:45:14.619Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914619);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ccc691e01e704aa31a0e6947b59cd7236c3f4cee1a1579ae6c17834f867cb6f7', 'fdd832eb0a4b50bdc74a60faf280bf9730025af5499f4ab5ccff644c83d118e0', 200, NULL, '{"id":"ord_7ar21m7ya6b3vfa0rcv8b","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark jj","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.619Z","changed_at":"2026-11-21T05:45:14.621Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T05:45:14.619Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914621);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'fdccc6f996f1d113782bee92bf9e63a1ac4f69fbf8212ee6f3525ed5a7ba31fa', 'f8309ed20b6634944e2199ec91331d74b1aefaf6699eb356617e0b70082f45c7', 201, NULL, '{"id":"ord_7ar21m7ya6b413ghst6sj","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1003","number":"1003","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann3@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.623Z","changed_at":"2026-11-21T05:45:14.623Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T05:45:14.623Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914623);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '1d3aa43198fd4c8621e891c8e2a1340eebbb4f79023abb96aeb29805daecef88', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_7ar21m7ya6b43960s4stg","assistant_id":"ast_7ar21m7ya6aeyeahgw1r6","state":"human","input":"text","flow_id":"flw_7ar21m7ya6aet2znx9n2v","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_7ar21m7ya6b413ghst6sj","claimed":null,"misses":0,"staff_id":"key_7ar21m7ya6as99z5pp3w0","last_seq":17,"last_at":"2026-11-21T05:45:14.638Z","ended_at":null,"version":3,"created_at":"2026-11-21T05:45:14.626Z","open_tickets":1}', 1795239914638);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'a54134b7397c67bc77715b1f2bd17242b6144d39024ee745b26bbf968e36cc1b', 'cfc0815f93f87050304bb006b0500097f202519eaca1bd1236b12858cc683a7b', 200, NULL, '{"id":"ord_7ar21m7ya6b3vfa0rcv8b","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark bca","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.619Z","changed_at":"2026-11-21T05:45:14.658Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":3,"created_at":"2026-11-21T05:45:14.619Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914658);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'dcc09cc8a25f3ba373f081676e48a664ce868febf988875d0f078804f810141b', '3a0efc66a4518c9ae7b907767067ae9550a98090f7a1df08961c1a0f79a882ed', 201, NULL, '{"id":"ord_7ar21m7ya6b547bk83ggx","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1004","number":"1004","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann4@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.659Z","changed_at":"2026-11-21T05:45:14.659Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T05:45:14.659Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914659);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '7926e4cf9fa2cf6fffec5d8a050dbcef46319f26c1c6c5bf56e38aa7b2fa8b8c', '7d51bf96f32d52d89bbacf85319cce105efa7fc651abb0d535946df57217d88d', 200, NULL, '{"id":"ord_7ar21m7ya6b547bk83ggx","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1004","number":"1004","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann4@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark bch","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.659Z","changed_at":"2026-11-21T05:45:14.667Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T05:45:14.659Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914667);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'a845dad6200b4fb15a4039bfba07f4e480aaa721f52c9e2f53465d18fbef7653', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_7ar21m7ya6b550hg1v3xj","assistant_id":"ast_7ar21m7ya6aeyeahgw1r6","state":"human","input":"text","flow_id":"flw_7ar21m7ya6aet2znx9n2v","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_7ar21m7ya6b547bk83ggx","claimed":null,"misses":0,"staff_id":"key_7ar21m7ya6as99z5pp3w0","last_seq":17,"last_at":"2026-11-21T05:45:14.672Z","ended_at":null,"version":3,"created_at":"2026-11-21T05:45:14.661Z","open_tickets":1}', 1795239914672);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ed148c1c3ccd66832ce625e802a2b230ed789b83a2c99c6c4d90300192b2a76a', '143be06d31a665e11aad6b70c0ccde8697b76299f859e5fa67208b0a8259799c', 200, NULL, '{"id":"ord_7ar21m7ya6b3vfa0rcv8b","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark bea","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.619Z","changed_at":"2026-11-21T05:45:14.678Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":4,"created_at":"2026-11-21T05:45:14.619Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914678);
INSERT INTO public.idempotency VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '65487a3ffec6179485e5c2f4ae7cdf500db580c533842bf1cebaf128fa679d26', 'ec1c7f63c87b100cf2ed8797a88371c156fda4c63d86ef214e9e7815d536e3ff', 201, NULL, '{"id":"ord_7ar21m7ya6b5r8xnja0vy","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1005","number":"1005","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann5@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.679Z","changed_at":"2026-11-21T05:45:14.679Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T05:45:14.679Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795239914679);


--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES ('job_00001m7ya6ay789v9p01f', '', 'sweep', 'all', '498677', NULL, 'done', 1795239974440, NULL, 1, NULL, 1795239914346);


--
-- Data for Name: membership; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.membership VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'usr_7ar21m7ya6af72gk5z790', 'owner', 1795239913716);


--
-- Data for Name: message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795239914506);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795239914506);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, 'k-78', 1795239914510);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795239914510);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 5, 'visitor', NULL, 'text', '1001', NULL, 'k-79', 1795239914515);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795239914515);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 7, 'visitor', NULL, 'text', 'ann1@example.com', NULL, 'k-80', 1795239914525);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1001. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795239914525);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, 'k-81', 1795239914545);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1001. The shop will let you know.', NULL, NULL, 1795239914545);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795239914545);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, 'k-84', 1795239914599);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795239914599);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795239914599);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 15, 'visitor', NULL, 'text', 'It is broken, b', NULL, 'k-85', 1795239914601);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here.', NULL, NULL, 1795239914601);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795239914605);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795239914605);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, 'k-87', 1795239914607);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795239914607);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 5, 'visitor', NULL, 'text', '1002', NULL, 'k-88', 1795239914608);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795239914608);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795239914606);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 18, 'agent', 'wismo init', 'text', 'staff ja', NULL, 'key_7ar21m7ya6as99z5pp3w0 k-91', 1795239914613);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 19, 'visitor', NULL, 'text', 'thank you jc', NULL, 'k-93', 1795239914614);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 20, 'agent', 'wismo init', 'text', 'staff je', NULL, 'key_7ar21m7ya6as99z5pp3w0 k-95', 1795239914617);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 21, 'visitor', NULL, 'text', 'thank you jg', NULL, 'k-97', 1795239914618);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 7, 'visitor', NULL, 'text', 'ann2@example.com', NULL, 'k-89', 1795239914610);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1002. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795239914610);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795239914626);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795239914626);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, 'k-102', 1795239914627);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795239914627);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 5, 'visitor', NULL, 'text', '1003', NULL, 'k-104', 1795239914629);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795239914629);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 7, 'visitor', NULL, 'text', 'ann3@example.com', NULL, 'k-105', 1795239914630);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1003. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795239914630);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, 'k-106', 1795239914632);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1003. The shop will let you know.', NULL, NULL, 1795239914632);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795239914632);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, 'k-109', 1795239914635);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795239914635);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795239914635);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 15, 'visitor', NULL, 'text', 'It is broken, d', NULL, 'k-110', 1795239914636);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here.', NULL, NULL, 1795239914636);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795239914638);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 18, 'agent', 'wismo init', 'text', 'staff bbc', NULL, 'key_7ar21m7ya6as99z5pp3w0 k-113', 1795239914640);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 19, 'visitor', NULL, 'text', 'thank you bbe', NULL, 'k-115', 1795239914641);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 20, 'agent', 'wismo init', 'text', 'staff bbg', NULL, 'key_7ar21m7ya6as99z5pp3w0 k-117', 1795239914642);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 21, 'visitor', NULL, 'text', 'thank you bbi', NULL, 'k-119', 1795239914656);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795239914661);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795239914661);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, 'k-123', 1795239914662);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795239914662);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 5, 'visitor', NULL, 'text', '1004', NULL, 'k-124', 1795239914663);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795239914663);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 7, 'visitor', NULL, 'text', 'ann4@example.com', NULL, 'k-125', 1795239914664);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1004. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795239914664);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, 'k-126', 1795239914666);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1004. The shop will let you know.', NULL, NULL, 1795239914666);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795239914666);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, 'k-129', 1795239914669);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795239914669);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795239914669);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 15, 'visitor', NULL, 'text', 'It is broken, e', NULL, 'k-130', 1795239914670);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here.', NULL, NULL, 1795239914670);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795239914672);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 18, 'agent', 'wismo init', 'text', 'staff bdc', NULL, 'key_7ar21m7ya6as99z5pp3w0 k-133', 1795239914673);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 19, 'visitor', NULL, 'text', 'thank you bde', NULL, 'k-135', 1795239914674);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 20, 'agent', 'wismo init', 'text', 'staff bdg', NULL, 'key_7ar21m7ya6as99z5pp3w0 k-137', 1795239914676);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 21, 'visitor', NULL, 'text', 'thank you bdi', NULL, 'k-139', 1795239914677);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b5td0795mvx', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795239914682);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b5td0795mvx', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795239914682);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b5td0795mvx', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, 'k-143', 1795239914683);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b5td0795mvx', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795239914683);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b5td0795mvx', 5, 'visitor', NULL, 'text', '1005', NULL, 'k-144', 1795239914684);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b5td0795mvx', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795239914684);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, 'k-103', 1795239914628);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1002. The shop will let you know.', NULL, NULL, 1795239914628);
INSERT INTO public.message VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795239914628);


--
-- Data for Name: order_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.order_item VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b06fz49y4zh', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b0h0qpqrx56', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b3vfa0rcv8b', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b413ghst6sj', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b547bk83ggx', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b5r8xnja0vy', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);


--
-- Data for Name: orders; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.orders VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b0h0qpqrx56', 'src_7ar21m7ya6aeg27nw0z3t', '1002', '1002', '1002', 1795239914418, '881f471ae4c6fe8b7bc03487b0870cb8d33b7ffe311bf4ccd61385a4889a8144', NULL, NULL, 'Ann Miller', 'ann2@example.com', 'ann2@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL, 1795239914418, 1795239914418, NULL, NULL, NULL, NULL, NULL, 1, 1795239914418);
INSERT INTO public.orders VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b06fz49y4zh', 'src_7ar21m7ya6aeg27nw0z3t', '1001', '1001', '1001', 1795239914417, '631e527102731a031a54b6cb0fbf9af6dcfc8cf3c020cca07250d7562f14033f', NULL, NULL, 'Ann Miller', 'ann1@example.com', 'ann1@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark ic', NULL, NULL, 2, NULL, 1795239914417, 1795239914598, NULL, NULL, NULL, NULL, NULL, 2, 1795239914417);
INSERT INTO public.orders VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b413ghst6sj', 'src_7ar21m7ya6aeg27nw0z3t', '1003', '1003', '1003', 1795239914623, 'e3860b87e48fa70fe95636c346d527435fe6f4654ec2e7156baf2660798d26f6', NULL, NULL, 'Ann Miller', 'ann3@example.com', 'ann3@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark bah', NULL, NULL, 2, NULL, 1795239914623, 1795239914633, NULL, NULL, NULL, NULL, NULL, 2, 1795239914623);
INSERT INTO public.orders VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b547bk83ggx', 'src_7ar21m7ya6aeg27nw0z3t', '1004', '1004', '1004', 1795239914659, 'e384dfa380086fade0025cde22c9c1be257b3ca9e0db41612f2d627bb1c57702', NULL, NULL, 'Ann Miller', 'ann4@example.com', 'ann4@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark bch', NULL, NULL, 2, NULL, 1795239914659, 1795239914667, NULL, NULL, NULL, NULL, NULL, 2, 1795239914659);
INSERT INTO public.orders VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b3vfa0rcv8b', 'src_7ar21m7ya6aeg27nw0z3t', 'H00', 'H00', 'H00', 1795239914619, '0e4ac3fb6723c0e96395e8913ca4dda783eb5e9d93a0f04d8118b96a114f581f', NULL, NULL, 'Ann Miller', 'hot@example.com', 'hot@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark bea', NULL, NULL, 2, NULL, 1795239914619, 1795239914678, NULL, NULL, NULL, NULL, NULL, 4, 1795239914619);
INSERT INTO public.orders VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'ord_7ar21m7ya6b5r8xnja0vy', 'src_7ar21m7ya6aeg27nw0z3t', '1005', '1005', '1005', 1795239914679, 'fc7fa1bd72d079e485533dd02ff3f629b0bf3c0f3cb379bc51de25fa4ac9b374', NULL, NULL, 'Ann Miller', 'ann5@example.com', 'ann5@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL, 1795239914679, 1795239914679, NULL, NULL, NULL, NULL, NULL, 1, 1795239914679);


--
-- Data for Name: payment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: product; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: proof; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.proof VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b0a53xfd9pe', 'ord_7ar21m7ya6b06fz49y4zh', 'number_email', 1795239914601, 1795326314525);
INSERT INTO public.proof VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b43960s4stg', 'ord_7ar21m7ya6b413ghst6sj', 'number_email', 1795239914636, 1795326314630);
INSERT INTO public.proof VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b550hg1v3xj', 'ord_7ar21m7ya6b547bk83ggx', 'number_email', 1795239914670, 1795326314664);
INSERT INTO public.proof VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'cnv_7ar21m7ya6b3f0pdnn099', 'ord_7ar21m7ya6b0h0qpqrx56', 'number_email', 1795239914628, 1795326314610);


--
-- Data for Name: request; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.request VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'req_7ar21m7ya6b348nc6qmyh', 'ord_7ar21m7ya6b06fz49y4zh', 'cnv_7ar21m7ya6b0a53xfd9pe', 'cancel', 'open', '{}', 1, 1795239914545, NULL);
INSERT INTO public.request VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'req_7ar21m7ya6b484ypsbhv5', 'ord_7ar21m7ya6b413ghst6sj', 'cnv_7ar21m7ya6b43960s4stg', 'cancel', 'open', '{}', 1, 1795239914632, NULL);
INSERT INTO public.request VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'req_7ar21m7ya6b5bexf43rh4', 'ord_7ar21m7ya6b547bk83ggx', 'cnv_7ar21m7ya6b550hg1v3xj', 'cancel', 'open', '{}', 1, 1795239914666, NULL);
INSERT INTO public.request VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'req_7ar21m7ya6b61ebf7b1kk', 'ord_7ar21m7ya6b0h0qpqrx56', 'cnv_7ar21m7ya6b3f0pdnn099', 'cancel', 'open', '{}', 1, 1795239914628, NULL);


--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_version VALUES (1, '0001_first', 1795239913918);


--
-- Data for Name: security_event; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: shipment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: shop; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shop VALUES ('shp_7ar21m7ya6aeg27nw0dxg', '7ar2', 'North', 'UTC', 'en', 'USD', '', '', 1, 0, 1, 5, NULL, NULL, NULL, NULL, NULL, NULL, 'cancel change_address change return refund confirm received', 0, 1, 1795239913716);


--
-- Data for Name: source; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.source VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'src_7ar21m7ya6aeg27nw0z3t', 'native', 'wismo orders', '{}', 1, 1795239913716);


--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('usr_7ar21m7ya6af72gk5z790', 'owner@north.example', 'Owner', '$argon2id$v=19$m=65536,t=2,p=1$GEzz8YZGbFZqpoKi5yx++w$lwqzQzKVpkvNWGBVhUh3jNKQMrU226R6gCNhv+Chwhs', 1795239913716);


--
-- Data for Name: status; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: status_text; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ticket; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ticket VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'tic_7ar21m7ya6b3a18b6etx8', 1001, 'cnv_7ar21m7ya6b0a53xfd9pe', 'support ord_7ar21m7ya6b06fz49y4zh', 'support', 'ord_7ar21m7ya6b06fz49y4zh', '{"id":"ord_7ar21m7ya6b06fz49y4zh","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1001","number":"1001","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann1@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark ic","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.417Z","changed_at":"2026-11-21T05:45:14.598Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T05:45:14.417Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, b', 'ann1@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at North.","at":"2026-11-21T05:45:14.506Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T05:45:14.506Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T05:45:14.510Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T05:45:14.510Z"},{"seq":5,"author":"visitor","text":"1001","at":"2026-11-21T05:45:14.515Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T05:45:14.515Z"},{"seq":7,"author":"visitor","text":"ann1@example.com","at":"2026-11-21T05:45:14.525Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1001. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T05:45:14.525Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T05:45:14.545Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1001. The shop will let you know.","at":"2026-11-21T05:45:14.545Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T05:45:14.545Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T05:45:14.599Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T05:45:14.599Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T05:45:14.599Z"},{"seq":15,"author":"visitor","text":"It is broken, b","at":"2026-11-21T05:45:14.601Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here.","at":"2026-11-21T05:45:14.601Z"}]', 'open', 1, 1795239914601);
INSERT INTO public.ticket VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'tic_7ar21m7ya6b4d75py805w', 1002, 'cnv_7ar21m7ya6b43960s4stg', 'support ord_7ar21m7ya6b413ghst6sj', 'support', 'ord_7ar21m7ya6b413ghst6sj', '{"id":"ord_7ar21m7ya6b413ghst6sj","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1003","number":"1003","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann3@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark bah","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.623Z","changed_at":"2026-11-21T05:45:14.633Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T05:45:14.623Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, d', 'ann3@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at North.","at":"2026-11-21T05:45:14.626Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T05:45:14.626Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T05:45:14.627Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T05:45:14.627Z"},{"seq":5,"author":"visitor","text":"1003","at":"2026-11-21T05:45:14.629Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T05:45:14.629Z"},{"seq":7,"author":"visitor","text":"ann3@example.com","at":"2026-11-21T05:45:14.630Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1003. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T05:45:14.630Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T05:45:14.632Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1003. The shop will let you know.","at":"2026-11-21T05:45:14.632Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T05:45:14.632Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T05:45:14.635Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T05:45:14.635Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T05:45:14.635Z"},{"seq":15,"author":"visitor","text":"It is broken, d","at":"2026-11-21T05:45:14.636Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here.","at":"2026-11-21T05:45:14.636Z"}]', 'open', 1, 1795239914636);
INSERT INTO public.ticket VALUES ('shp_7ar21m7ya6aeg27nw0dxg', 'tic_7ar21m7ya6b5f1v1vnxzg', 1003, 'cnv_7ar21m7ya6b550hg1v3xj', 'support ord_7ar21m7ya6b547bk83ggx', 'support', 'ord_7ar21m7ya6b547bk83ggx', '{"id":"ord_7ar21m7ya6b547bk83ggx","source_id":"src_7ar21m7ya6aeg27nw0z3t","external_id":"1004","number":"1004","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann4@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark bch","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T05:45:14.659Z","changed_at":"2026-11-21T05:45:14.667Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T05:45:14.659Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, e', 'ann4@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at North.","at":"2026-11-21T05:45:14.661Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T05:45:14.661Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T05:45:14.662Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T05:45:14.662Z"},{"seq":5,"author":"visitor","text":"1004","at":"2026-11-21T05:45:14.663Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T05:45:14.663Z"},{"seq":7,"author":"visitor","text":"ann4@example.com","at":"2026-11-21T05:45:14.664Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1004. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T05:45:14.664Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T05:45:14.666Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1004. The shop will let you know.","at":"2026-11-21T05:45:14.666Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T05:45:14.666Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T05:45:14.669Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T05:45:14.669Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T05:45:14.669Z"},{"seq":15,"author":"visitor","text":"It is broken, e","at":"2026-11-21T05:45:14.670Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here.","at":"2026-11-21T05:45:14.670Z"}]', 'open', 1, 1795239914670);


--
-- Name: api_key api_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (shop_id, id);


--
-- Name: api_key api_key_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_token_hash_key UNIQUE (token_hash);


--
-- Name: assistant assistant_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assistant
    ADD CONSTRAINT assistant_key_key UNIQUE (key);


--
-- Name: assistant assistant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assistant
    ADD CONSTRAINT assistant_pkey PRIMARY KEY (shop_id, id);


--
-- Name: conversation conversation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversation
    ADD CONSTRAINT conversation_pkey PRIMARY KEY (shop_id, id);


--
-- Name: counter counter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (shop_id, name);


--
-- Name: eligibility_rule eligibility_rule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.eligibility_rule
    ADD CONSTRAINT eligibility_rule_pkey PRIMARY KEY (shop_id, action, "position");


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (shop_id, subject, subject_id, id);


--
-- Name: file file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (shop_id, id);


--
-- Name: flow flow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flow
    ADD CONSTRAINT flow_pkey PRIMARY KEY (shop_id, id, number);


--
-- Name: idempotency idempotency_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (shop_id, scope);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: membership membership_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (shop_id, staff_id);


--
-- Name: message message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (shop_id, conversation_id, seq);


--
-- Name: order_item order_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_item
    ADD CONSTRAINT order_item_pkey PRIMARY KEY (shop_id, order_id, line);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (shop_id, id);


--
-- Name: orders orders_shop_id_source_id_external_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_shop_id_source_id_external_id_key UNIQUE (shop_id, source_id, external_id);


--
-- Name: payment payment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (shop_id, order_id, line);


--
-- Name: product product_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (shop_id, id);


--
-- Name: product product_shop_id_sku_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_shop_id_sku_key UNIQUE (shop_id, sku);


--
-- Name: proof proof_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proof
    ADD CONSTRAINT proof_pkey PRIMARY KEY (shop_id, conversation_id, order_id);


--
-- Name: request request_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (shop_id, id);


--
-- Name: request request_shop_id_order_id_kind_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_shop_id_order_id_kind_key UNIQUE (shop_id, order_id, kind);


--
-- Name: schema_version schema_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (number);


--
-- Name: security_event security_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.security_event
    ADD CONSTRAINT security_event_pkey PRIMARY KEY (shop_id, id);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_hash);


--
-- Name: shipment shipment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shipment
    ADD CONSTRAINT shipment_pkey PRIMARY KEY (shop_id, order_id, line);


--
-- Name: shop shop_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shop
    ADD CONSTRAINT shop_code_key UNIQUE (code);


--
-- Name: shop shop_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shop
    ADD CONSTRAINT shop_pkey PRIMARY KEY (id);


--
-- Name: source source_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (shop_id, id);


--
-- Name: staff staff_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_email_key UNIQUE (email);


--
-- Name: staff staff_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (id);


--
-- Name: status status_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status
    ADD CONSTRAINT status_pkey PRIMARY KEY (shop_id, type, code);


--
-- Name: status_text status_text_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_text
    ADD CONSTRAINT status_text_pkey PRIMARY KEY (shop_id, type, code, locale);


--
-- Name: ticket ticket_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (shop_id, id);


--
-- Name: ticket ticket_shop_id_conversation_id_cause_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_shop_id_conversation_id_cause_key UNIQUE (shop_id, conversation_id, cause);


--
-- Name: ticket ticket_shop_id_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_shop_id_number_key UNIQUE (shop_id, number);


--
-- Name: conversation_claimed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_claimed ON public.conversation USING btree (shop_id, claimed) WHERE (claimed IS NOT NULL);


--
-- Name: conversation_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_email ON public.conversation USING btree (shop_id, subject_email) WHERE (subject_email IS NOT NULL);


--
-- Name: conversation_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_order ON public.conversation USING btree (shop_id, order_id) WHERE (order_id IS NOT NULL);


--
-- Name: conversation_recent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_recent ON public.conversation USING btree (shop_id, state, last_at);


--
-- Name: job_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_due ON public.job USING btree (run_at, id) WHERE (state = 'waiting'::text);


--
-- Name: job_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX job_once ON public.job USING btree (shop_id, kind, key) WHERE (key IS NOT NULL);


--
-- Name: membership_staff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX membership_staff ON public.membership USING btree (staff_id);


--
-- Name: message_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX message_once ON public.message USING btree (shop_id, conversation_id, idem_key) WHERE (idem_key IS NOT NULL);


--
-- Name: orders_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_customer ON public.orders USING btree (shop_id, customer_id, placed_at);


--
-- Name: orders_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_email ON public.orders USING btree (shop_id, email_norm, placed_at);


--
-- Name: orders_group; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_group ON public.orders USING btree (shop_id, grp, placed_at, id);


--
-- Name: orders_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_number ON public.orders USING btree (shop_id, number_norm, email_norm);


--
-- Name: orders_phone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_phone ON public.orders USING btree (shop_id, phone_norm, placed_at);


--
-- Name: orders_placed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_placed ON public.orders USING btree (shop_id, placed_at, id);


--
-- Name: orders_tracking; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_tracking ON public.orders USING btree (shop_id, tracking_norm);


--
-- Name: session_staff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_staff ON public.session USING btree (staff_id);


--
-- Name: ticket_contact; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ticket_contact ON public.ticket USING btree (shop_id, contact) WHERE (contact IS NOT NULL);


--
-- Name: ticket_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ticket_state ON public.ticket USING btree (shop_id, state, created_at);


--
-- PostgreSQL database dump complete
--


